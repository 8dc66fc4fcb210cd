//! Writes every sample page in every language as a file: `cargo run -p ponte-templates --example render_samples -- FOLDER`.

use std::{error::Error, fs, path::PathBuf};

use ponte_templates::{Lang, Renderer, render_samples};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    let renderer = Renderer::new()?;
    for lang in Lang::ALL {
        let folder = folder.join(lang.as_str());
        fs::create_dir_all(&folder)?;
        for sample in render_samples(&renderer, *lang)? {
            fs::write(folder.join(format!("{}.html", sample.name)), sample.html)?;
        }
    }
    Ok(())
}
