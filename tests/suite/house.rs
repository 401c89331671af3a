//! The code is held to `ARCHITECTURE.md`: rooms, doors, walls; and to a few habits.

mod floor_plan;
mod source;
mod templates;
mod tidiness;
mod walls;
mod words;
