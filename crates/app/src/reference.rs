//! Reference data: what the product knows of occupations, skills, places and classifications.

pub mod link;
