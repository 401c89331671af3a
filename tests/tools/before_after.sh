#!/usr/bin/env bash
# Pictures of every page that looks different than at another revision, side by side in one page for the browser.
#
#   tests/tools/before_after.sh [REVISION]     the last commit, when none is named
#
# Both sides are the documents that the tests build: the example and the odd agreements. Needs poppler-utils. The
# other revision is built in target/before, which begins as a copy of target/debug: only our own crate is built twice.
set -euo pipefail
cd "$(dirname "$0")/../.."
revision=${1:-HEAD}
out=$PWD/target/before-after
tree=$out/tree

git worktree remove --force "$tree" 2>/dev/null || true
rm -rf "$out"
mkdir -p "$out/pictures"
trap 'git worktree remove --force "$tree" 2>/dev/null || true' EXIT
git worktree add --quiet --detach --force "$tree" "$revision"

if [ ! -d target/before ] && [ -d target/debug ]; then
  mkdir target/before
  cp -a target/debug target/before/
fi

# The test that compares may well fail here; what counts is that the documents were kept.
keep() {
  (cd "$1" && CARGO_TARGET_DIR=$3 BILAG_KEEP=$2 cargo test --quiet --test suite seen >"$2.log" 2>&1) || true
  [ -d "$2" ] || { cat "$2.log"; exit 1; }
}
# Each side has a folder of its own to build in: cargo would take one checkout's crate for the other's.
keep "$tree" "$out/before" "$PWD/target/before"
keep . "$out/after" "$PWD/target"

pages() { [ ! -f "$1" ] || pdftoppm -r 70 -png "$1" "$2" 2>/dev/null; }

changed=0
{
  echo '<!doctype html><meta charset="utf-8"><title>Before and after</title>'
  echo '<style>body{font:15px sans-serif;background:#ddd}td{vertical-align:top}img{max-width:46vw;background:#fff}</style>'
} >"$out/index.html"
while read -r file; do
  cmp -s "$out/before/$file" "$out/after/$file" && continue
  name=${file//\//_}
  for side in before after; do pages "$out/$side/$file" "$out/pictures/$side-${name%.pdf}"; done
  while read -r page; do
    before=pictures/before-$page after=pictures/after-$page
    cmp -s "$out/$before" "$out/$after" && continue
    changed=$((changed + 1))
    echo "<h2>$page</h2><table><tr><td><img src='$before' alt='before'><td><img src='$after' alt='after'></table>" \
      >>"$out/index.html"
  done < <(cd "$out/pictures" && find . -name "*-${name%.pdf}-*.png" | sed 's/^\.\/\(before\|after\)-//' | sort -u)
done < <(cd "$out" && find before after -name '*.pdf' -not -path '*/originaler/*' | sed 's/^[a-z]*\///' | sort -u)
echo "$changed pages look different: ${out#"$PWD"/}/index.html"
