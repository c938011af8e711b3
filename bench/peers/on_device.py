"""Where a PyTorch peer computes: options --device=cpu|cuda and --graph, taken out of the arguments.

Import it before tensors are made: they are then made on the device. A GPU runs behind what it is told, so the time of some
steps is taken when it has done them. With --graph a step is captured once as a CUDA graph and replayed, which leaves
nothing of Python between its operations; it must not read anything back. Never run on a GPU yet.
"""

import sys
import time

import torch

device = "cpu"
graph = False
for argument in [one for one in sys.argv if one.startswith("--")]:
    sys.argv.remove(argument)
    if argument.startswith("--device="):
        device = argument.removeprefix("--device=")
    elif argument == "--graph":
        graph = True
    else:
        sys.exit(f"unknown option {argument}: --device=cpu|cuda or --graph")
if graph and device == "cpu":
    sys.exit("--graph is of CUDA: add --device=cuda")
torch.set_default_device(device)


def settled():
    """Waits until the device has done what it was told."""
    if device != "cpu":
        torch.cuda.synchronize()


def captured(step):
    """The step as a CUDA graph, after the few steps in a stream of its own that capturing wants."""
    stream = torch.cuda.Stream()
    stream.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(stream):
        for _ in range(3):
            step()
    torch.cuda.current_stream().wait_stream(stream)
    recorded = torch.cuda.CUDAGraph()
    with torch.cuda.graph(recorded):
        step()
    return recorded.replay


def answer(step, members=1):
    """Reads numbers of steps from standard input, a line each, and answers with their milliseconds over members."""
    take = captured(step) if graph else step
    for line in sys.stdin:
        settled()
        start = time.perf_counter()
        for _ in range(int(line)):
            take()
        settled()
        print((time.perf_counter() - start) * 1000 / members, flush=True)
