#!/usr/bin/env bash
# Makes the denoiser's data and trains it, on the processor alone; the same model for any number of threads.
#   tools/train_denoiser.sh DIR [STEPS]          from nothing
#   tools/train_denoiser.sh DIR [STEPS] --tune   goes on from the weights that are built in, on these shots and fifty more of which most burn
# It may be stopped at any time, and goes on where it was when called again.
set -euo pipefail
cd "$(dirname "$0")/.."
dir=${1:?a folder for the data}; tune=""
if [ "${!#}" = --tune ]; then tune=--tune; set -- "${@:1:$#-1}"; fi
steps=${2:-$([ -n "$tune" ] && echo 16000 || echo 12000)}
make() { cargo run --release -p setpiece-pipeline --example denoiser_data -- --data "$dir" --seed 2026 "$@"; }
make --shots 0-24
if [ -n "$tune" ]; then make --fiery --shots 25-74; fi
# shellcheck disable=SC2086
cargo run --release -p setpiece-finish --example train_denoiser -- --data "$dir" --steps "$steps" --seed 1 --resume $tune
echo "the model is $dir/$([ -n "$tune" ] && echo mixed || echo denoiser).spn; copy it to crates/setpiece-finish/model/ and raise the number of the frame stage"
