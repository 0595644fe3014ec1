//! Turns laid-out pages into PDF and images.
