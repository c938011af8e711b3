"""One training step of the one-layer transformer of the grokking suite (p=97, d=128, 4 heads, 512 pairs) in PyTorch.

The way of the public code: the whole sequence through nn.MultiheadAttention, every position, autograd, torch.optim.AdamW.
Reads a number of steps from each line of standard input and answers with the milliseconds that they took together.
Arguments: threads (default 1); then --device, see on_device.py.
"""

import sys

import torch
from torch import nn

import on_device

torch.set_num_threads(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
torch.manual_seed(0)
prime, dimension, heads, batch = 97, 128, 4, 512


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention = nn.MultiheadAttention(dimension, heads, bias=False)
        self.norm1 = nn.LayerNorm(dimension)
        self.feed = nn.Sequential(
            nn.Linear(dimension, 4 * dimension, bias=False),
            nn.ReLU(),
            nn.Linear(4 * dimension, dimension, bias=False),
        )
        self.norm2 = nn.LayerNorm(dimension)
        self.register_buffer("mask", torch.full((4, 4), float("-inf")).triu(1))

    def forward(self, x):
        x = self.norm1(x + self.attention(x, x, x, attn_mask=self.mask)[0])
        return self.norm2(x + self.feed(x))


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.token = nn.Embedding(prime + 2, dimension)
        self.position = nn.Embedding(4, dimension)
        self.block = Block()
        self.read = nn.Linear(dimension, prime + 2, bias=False)

    def forward(self, tokens):
        x = self.token(tokens) + self.position(torch.arange(4))
        return self.read(self.block(x.transpose(0, 1)))


pairs = torch.cartesian_prod(torch.arange(prime), torch.arange(prime))
pairs = pairs[torch.randperm(len(pairs))[: len(pairs) // 2]]
signs = torch.tensor([prime + 1, prime]).expand(len(pairs), 2)
tokens = torch.stack([pairs[:, 0], signs[:, 0], pairs[:, 1], signs[:, 1]], dim=1)
results = pairs.sum(1) % prime
network = Network()
optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=1.0)


def step():
    chosen = torch.randint(len(pairs), (batch,))
    optimiser.zero_grad(set_to_none=True)
    loss = nn.functional.cross_entropy(network(tokens[chosen])[-1], results[chosen])
    loss.backward()
    optimiser.step()


on_device.answer(step)
