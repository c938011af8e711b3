"""One step of one network of the Random Hierarchy Model in PyTorch, timed on request.

Three hidden layers of 64, batch 128 of ready one-hot inputs, one thread, float32. What a step does is the argument:
public: what the training loop of the public code (pcsl-epfl/hierarchy-learning) does with a ready batch: autograd,
torch.optim.SGD with momentum, the loss as a number, its penalty term, which is computed even when its weight is zero,
and the count of correct outputs. lean: the same without the penalty and the count. Then --device, see on_device.py.
Reads a number of steps from each line of standard input and answers with the milliseconds that they took together.
"""

import os
import sys

os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import torch  # noqa: E402  (after the thread settings)
from torch import nn  # noqa: E402

import on_device  # noqa: E402

torch.set_num_threads(1)
torch.manual_seed(0)
public = {"public": True, "lean": False}[sys.argv[1]]
places, symbols, width, classes, batch, batches = 8, 8, 64, 8, 128, 16


class Layer(nn.Module):
    def __init__(self, fan_in, fan_out, last=False):
        super().__init__()
        self.w = nn.Parameter(torch.randn(fan_in, fan_out))
        self.scale = fan_in if last else fan_in**0.5
        self.last = last

    def forward(self, x):
        y = torch.flatten(x, start_dim=1) @ self.w / self.scale
        return y if self.last else y.relu()


network = nn.Sequential(
    Layer(places * symbols, width), Layer(width, width), Layer(width, width), Layer(width, classes, last=True)
)
# A small rate: however many steps are timed, the loss stays away from zero and from infinity.
optimizer = torch.optim.SGD(network.parameters(), lr=1e-3 * width, momentum=0.9)
strings = torch.randint(symbols, (batches, batch, places))
inputs = nn.functional.one_hot(strings, symbols).float()
labels = torch.randint(classes, (batches, batch))
taken, total, correct = 0, 0.0, 0


def step():
    global taken, total, correct
    optimizer.zero_grad()
    outputs = network(inputs[taken % batches])
    wanted = labels[taken % batches]
    taken += 1
    loss = nn.functional.cross_entropy(outputs, wanted)
    total += loss.detach().item()
    if public:
        for parameter in network.parameters():
            loss = loss + 0.0 * parameter.pow(2).mean()
    loss.backward()
    optimizer.step()
    if public:
        correct += outputs.max(1)[1].eq(wanted).sum().item()


on_device.answer(step)
