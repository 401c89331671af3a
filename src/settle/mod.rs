//! Agreement + facts + what was issued → what is due, and which rows each figure came from.
