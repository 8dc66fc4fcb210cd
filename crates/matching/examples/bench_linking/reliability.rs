//! Whether a score keeps its promise: how often the first answer is right, by what it said of itself.

use std::{fmt::Write, path::Path};

use ponte_matching::link::Band;
use serde::Serialize;

use super::esco::Outcome;

/// The scores of first answers (0 to 1), and whether each was right.
pub type Said = Vec<(f64, bool)>;

/// First answers of about the same score.
#[derive(Debug, Serialize)]
pub struct Bin {
    pub texts: usize,
    pub said: f64,
    pub right: f64,
}

#[derive(Debug, Serialize)]
pub struct Reliability {
    pub bins: Vec<Bin>,
    /// Expected calibration error: the mean distance between what was said and what was right.
    pub ece: f64,
    /// Of each band, how many texts it holds and how many of them are right.
    pub bands: Vec<(String, usize, f64)>,
}

fn bin(said: &[&(f64, bool)]) -> Bin {
    let all = said.len().max(1) as f64;
    let right = said.iter().filter(|(_, right)| *right).count() as f64;
    Bin { texts: said.len(), said: said.iter().map(|(score, _)| score).sum::<f64>() / all, right: right / all }
}

pub fn reliability(said: &Said) -> Reliability {
    let of = |keeps: &dyn Fn(f64) -> bool| bin(&said.iter().filter(|(score, _)| keeps(*score)).collect::<Vec<_>>());
    let bins: Vec<Bin> = (0..10).map(|tenth| of(&|score| (score * 10.0) as usize == tenth)).collect();
    let ece = bins.iter().map(|bin| bin.texts as f64 * (bin.said - bin.right).abs()).sum::<f64>() / said.len().max(1) as f64;
    let band = |band: &Band| {
        let held = of(&|score| Band::of((score * 1000.0).round() as u16) == *band);
        (band.to_string(), held.texts, held.right)
    };
    Reliability { bins, ece, bands: Band::ALL.iter().map(band).collect() }
}

/// The least score from which on so large a share of first answers is right.
pub fn least_score(said: &Said, share: f64) -> f64 {
    let mut said = said.clone();
    said.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut least) = (0.0, 1.0);
    for (taken, (score, is_right)) in said.iter().enumerate() {
        right += f64::from(u8::from(*is_right));
        if right / (taken + 1) as f64 >= share {
            least = *score;
        }
    }
    least
}

/// Writes a picture: what was said along, what was right up, the area of a point by its texts.
pub fn plot(path: &Path, title: &str, of: &Reliability) -> Outcome<()> {
    let most = of.bins.iter().map(|bin| bin.texts).max().unwrap_or_default().max(1) as f64;
    let at = |along: f64, up: f64| (60.0 + 400.0 * along, 440.0 - 400.0 * up);
    let mut svg = String::new();
    writeln!(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 500 500\" font-family=\"sans-serif\" font-size=\"13\">")?;
    writeln!(svg, "<title>{title}</title><rect width=\"500\" height=\"500\" fill=\"white\"/>")?;
    writeln!(svg, "<text x=\"60\" y=\"25\">{title}, ECE {:.3}</text>", of.ece)?;
    let ((left, bottom), (right, top)) = (at(0.0, 0.0), at(1.0, 1.0));
    writeln!(svg, "<path d=\"M{left} {top}V{bottom}H{right}M{left} {bottom}L{right} {top}\" fill=\"none\" stroke=\"#888\"/>")?;
    for tenth in (0..=10).step_by(2) {
        let share = f64::from(tenth) / 10.0;
        let ((x, y), (_, up)) = (at(share, 0.0), at(0.0, share));
        writeln!(svg, "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{share:.1}</text>", y + 18.0)?;
        writeln!(svg, "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{share:.1}</text>", left - 6.0, up + 4.0)?;
    }
    for bin in of.bins.iter().filter(|bin| bin.texts > 0) {
        let (x, y) = at(bin.said, bin.right);
        let radius = 3.0 + 12.0 * (bin.texts as f64 / most).sqrt();
        writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" fill=\"#06c\" fill-opacity=\"0.7\"/>")?;
    }
    writeln!(svg, "<text x=\"260\" y=\"485\" text-anchor=\"middle\">score of the first answer</text>")?;
    writeln!(svg, "<text x=\"15\" y=\"240\" transform=\"rotate(-90 15 240)\" text-anchor=\"middle\">share that is right</text></svg>")?;
    Ok(std::fs::write(path, svg)?)
}
