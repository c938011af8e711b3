"""One gradient step of sixteen two-layer ReLU students (d=100, h=50, n=1000) in PyTorch, timed on request.

The students share their inputs and labels; their products are batched matrix products (torch.bmm, torch.matmul), the
rest is in place, float32. Arguments: the number of threads, then the number of students; then --device and --graph, see
on_device.py.
Reads a number of steps from each line of standard input and answers with the milliseconds that they took together,
divided by the number of students.
"""

import os
import sys

threads, members = sys.argv[1], int(sys.argv[2])
os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = threads

import torch  # noqa: E402  (after the thread settings)

import on_device  # noqa: E402

torch.set_num_threads(int(threads))
torch.manual_seed(0)
torch.set_grad_enabled(False)
d, h, n = 100, 50, 1000
inputs = torch.nn.functional.normalize(torch.randn(n, d), dim=1)
columns = inputs.T.contiguous()
labels = torch.randn(1, n)
w = torch.randn(members * h, d) / 10
a = torch.randn(members, h, 1).sign()
rate = 1e-6


def step():
    active = torch.mm(w, columns).relu_().view(members, h, n)
    residual = torch.bmm(a.transpose(1, 2), active).sub_(labels).mul_(-2 * rate / n)
    backwards = torch.bmm(a, residual).mul_(active > 0)
    a.add_(torch.bmm(active, residual.transpose(1, 2)))
    w.add_(torch.mm(backwards.view(members * h, n), inputs))


on_device.answer(step, members)
