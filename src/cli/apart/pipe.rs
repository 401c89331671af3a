//! A message on a pipe: its length, then its bytes.

use std::io::{self, Read, Write};

pub(super) fn send(pipe: &mut impl Write, message: &[u8]) -> io::Result<()> {
    pipe.write_all(&(message.len() as u64).to_le_bytes())?;
    pipe.write_all(message)?;
    pipe.flush()
}

/// The next message.
///
/// # Errors
/// When the other side has ended, before or in the middle of one.
pub(super) fn receive(pipe: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 8];
    pipe.read_exact(&mut length)?;
    let length = u64::from_le_bytes(length);
    let mut message = Vec::new();
    if pipe.take(length).read_to_end(&mut message)? as u64 == length {
        Ok(message)
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{receive, send};

    #[test]
    fn a_message_arrives_whole_or_not_at_all() {
        let mut pipe = Vec::new();
        for message in [&b"a receipt"[..], b""] {
            send(&mut pipe, message).unwrap();
        }
        let mut whole = &pipe[..];
        assert_eq!(receive(&mut whole).unwrap(), b"a receipt");
        assert_eq!(receive(&mut whole).unwrap(), b"");
        assert!(receive(&mut whole).is_err());
        for length in 0..17 {
            assert!(receive(&mut &pipe[..length]).is_err(), "{length}");
        }
    }
}
