#!/usr/bin/env bash
# Makes the denoiser's data and trains it, on the processor alone; the same model for any number of threads.
#   tools/train_denoiser.sh DIR [STEPS]
# It may be stopped at any time, and goes on where it was when called again.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=${1:?a folder for the data}; steps=${2:-12000}
cargo run --release -p setpiece-pipeline --example denoiser_data -- --data "$dir" --shots 0-24 --seed 2026
cargo run --release -p setpiece-finish --example train_denoiser -- --data "$dir" --steps "$steps" --seed 1 --resume
echo "the model is $dir/denoiser.spn; copy it to crates/setpiece-finish/model/ and raise the number of the frame stage"
