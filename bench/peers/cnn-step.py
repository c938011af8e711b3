"""One step of the suite cnn's small network in PyTorch, timed on request.

15 x 15 convolution with stride 2 to 32 channels and two 3 x 3 ones to 64, batch normalisation and ReLU behind each, batch
128 of ready images, one thread, float32, autograd and torch.optim.SGD with Nesterov momentum. The argument is the memory
layout: contiguous (PyTorch's default) or channels-last. Then --device, see on_device.py.
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
layout = {"contiguous": torch.contiguous_format, "channels-last": torch.channels_last}[sys.argv[1]]
batch, batches = 128, 4


def block(channels, filters, size, stride):
    return [
        nn.Conv2d(channels, filters, size, stride, size // 2, bias=False),
        nn.BatchNorm2d(filters),
        nn.ReLU(inplace=True),
    ]


network = nn.Sequential(
    *block(3, 32, 15, 2),
    nn.MaxPool2d(2),
    *block(32, 64, 3, 1),
    nn.MaxPool2d(2),
    *block(64, 64, 3, 1),
    nn.AdaptiveAvgPool2d(1),
    nn.Flatten(),
    nn.Linear(64, 10, bias=False),
).to(memory_format=layout)
# A small rate: however many steps are timed, the loss stays away from zero and from infinity.
optimizer = torch.optim.SGD(network.parameters(), lr=1e-3, momentum=0.9, nesterov=True)
images = [torch.randn(batch, 3, 32, 32).to(memory_format=layout) for _ in range(batches)]
labels = torch.randint(10, (batches, batch))

taken = 0


def step():
    global taken
    optimizer.zero_grad()
    loss = nn.functional.cross_entropy(network(images[taken % batches]), labels[taken % batches])
    taken += 1
    loss.backward()
    optimizer.step()


on_device.answer(step)
