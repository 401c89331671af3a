//! The code is held to `ARCHITECTURE.md`: rooms, doors, walls; and to a few habits.

mod imports;
mod source;
mod templates;
mod tidiness;
mod walls;
mod words;
