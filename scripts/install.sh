#!/bin/sh
# Make a virtual environment and install the product into it, torch first as its CPU build.
# Usage: scripts/install.sh PYTHON VENV TORCH_VERSION TARGET
set -eu
python=$1 venv=$2 torch=$3 target=$4

# Also mends an environment that an earlier run left without pip.
if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    "$python" -m venv --clear "$venv"
fi
pip() { "$venv/bin/python" -m pip --disable-pip-version-check "$@"; }

# Left to itself pip takes a CUDA build of several GB on Linux. The source of the CPU build is
# TORCH_INDEX if set, else PyTorch's own when it answers within seconds, else pip's usual sources.
answers='import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=5)'
if ! pip show --quiet torch 2>/dev/null; then
    index=${TORCH_INDEX:-}
    official=https://download.pytorch.org/whl/cpu
    if [ -z "$index" ] && "$venv/bin/python" -c "$answers" "$official/torch/" 2>/dev/null; then
        index=$official
    fi
    pip install ${index:+--index-url "$index"} "torch==$torch"
fi
pip install --editable "$target"
