#!/usr/bin/env bash
# Makes the denoiser's data and trains it, on the processor alone; the same model for any number of threads.
#   tools/train_denoiser.sh DIR [STEPS]
# It may be stopped at any time, and goes on where it was when called again.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=${1:?a folder for the data}; steps=${2:-3600}
for shots in 0-8 11-11 20-20 22-22 28-29 34-34; do
  cargo run --release -p setpiece-pipeline --example denoiser_data -- --data "$dir" --shots "$shots" --seed 2026
done
cargo run --release -p setpiece-finish --example train_denoiser -- --data "$dir" --steps "$steps" --seed 1 --resume
echo "the model is $dir/denoiser.spn; copy it to crates/setpiece-finish/model/ and raise the number of the frame stage"
