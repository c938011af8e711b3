"""One gradient step of the two-layer ReLU student (d=100, h=50, n=1000) in NumPy, timed on request.

Reads a number of steps from each line of standard input and answers with the milliseconds that they took together.
Arguments: float32 or float64 (the authors use float64), then the number of threads.
"""

import os
import sys
import time

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = sys.argv[2]

import numpy as np  # noqa: E402  (after the thread settings)

dtype = np.dtype(sys.argv[1])
d, h, n = 100, 50, 1000
draw = np.random.default_rng(0)
inputs = draw.standard_normal((n, d)).astype(dtype)
inputs /= np.linalg.norm(inputs, axis=1, keepdims=True)
labels = draw.standard_normal(n).astype(dtype)
w = draw.standard_normal((h, d)).astype(dtype) / 10
a = draw.choice([-1.0, 1.0], h).astype(dtype)
rate = dtype.type(1e-6)

for line in sys.stdin:
    start = time.perf_counter()
    for _ in range(int(line)):
        pre = inputs @ w.T
        active = np.maximum(pre, 0)
        residual = active @ a - labels
        gradient_a = 2 / n * (active.T @ residual)
        gradient_w = 2 / n * ((np.outer(residual, a) * (pre > 0)).T @ inputs)
        a = a - rate * gradient_a
        w = w - rate * gradient_w
    print((time.perf_counter() - start) * 1000, flush=True)
