//! The support graph: which chunks hold together, bond by bond.

use crate::Fractured;

/// Chunks and the bonds between them, with the bonds that are broken.
pub struct Graph {
    /// First index into `links` per chunk, and one more.
    first: Vec<u32>,
    /// (bond, other chunk), grouped by chunk.
    links: Vec<(u32, u32)>,
    /// Whether each bond still holds.
    pub alive: Vec<bool>,
    mark: Vec<u32>,
    round: u32,
}

impl Graph {
    /// The graph of an unbroken structure.
    pub fn new(broken: &Fractured) -> Self {
        let n = broken.chunks.len();
        let mut first = vec![0u32; n + 1];
        for bond in &broken.bonds {
            first[bond.a as usize + 1] += 1;
            first[bond.b as usize + 1] += 1;
        }
        for i in 0..n {
            first[i + 1] += first[i];
        }
        let mut next = first.clone();
        let mut links = vec![(0, 0); broken.bonds.len() * 2];
        for (i, bond) in broken.bonds.iter().enumerate() {
            for (from, to) in [(bond.a, bond.b), (bond.b, bond.a)] {
                links[next[from as usize] as usize] = (i as u32, to);
                next[from as usize] += 1;
            }
        }
        Self { first, links, alive: vec![true; broken.bonds.len()], mark: vec![0; n], round: 0 }
    }

    /// Adds a chunk without bonds.
    pub fn grow(&mut self) {
        self.first.push(self.links.len() as u32);
        self.mark.push(0);
    }

    /// (bond, other chunk) of every bond of a chunk, broken ones included.
    pub fn all_links(&self, chunk: u32) -> &[(u32, u32)] {
        &self.links[self.first[chunk as usize] as usize..self.first[chunk as usize + 1] as usize]
    }

    /// (bond, other chunk) of the bonds of a chunk that hold.
    pub fn links(&self, chunk: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.all_links(chunk).iter().copied().filter(|(bond, _)| self.alive[*bond as usize])
    }

    /// The connected groups among `chunks`, largest first; ties by least chunk. Bonds that hold never lead out of
    /// `chunks`.
    pub fn islands(&mut self, chunks: &[u32]) -> Vec<Vec<u32>> {
        self.round += 1;
        let mut islands = Vec::new();
        for start in chunks {
            if self.mark[*start as usize] == self.round {
                continue;
            }
            self.mark[*start as usize] = self.round;
            let mut island = vec![*start];
            let mut at = 0;
            while at < island.len() {
                let chunk = island[at];
                at += 1;
                for k in self.first[chunk as usize]..self.first[chunk as usize + 1] {
                    let (bond, other) = self.links[k as usize];
                    if self.alive[bond as usize] && self.mark[other as usize] != self.round {
                        self.mark[other as usize] = self.round;
                        island.push(other);
                    }
                }
            }
            island.sort_unstable();
            islands.push(island);
        }
        islands.sort_by(|a, b| b.len().cmp(&a.len()).then(a[0].cmp(&b[0])));
        islands
    }
}
