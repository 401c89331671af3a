//! Files → one reproducible ZIP with its manifest.
