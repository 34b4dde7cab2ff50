"""The cases of `akkord bench array` in Dask, one JSON object a line: python3 dask_bench.py [CASE ...]

Set OPENBLAS_CORETYPE=SkylakeX where Debian's OpenBLAS takes the processor for an old one, and OPENBLAS_NUM_THREADS=1,
so that Dask's threads share the processors.
"""

import json
import resource
import statistics
import sys
import time

import dask
import dask.array as da
import numpy as np


def normal(n, m):
    return da.random.default_rng(1).normal(size=(n, m), chunks=2000) if hasattr(da.random, "default_rng") else da.random.RandomState(1).normal(size=(n, m), chunks=(2000, 2000))


def transpose():
    x = normal(10000, 10000)
    return (x + x.T).sum()


def chain():
    x = normal(10000, 10000)
    total = (x * 2 + x).max()
    for i in range(1, 10):
        total = total + (x * (2 + i) + x).max()
    return total


def matmul(kind):
    r = da.random.RandomState(2)
    a = r.uniform(-1, 1, size=(4096, 4096), chunks=1024).astype(kind)
    b = r.uniform(-1, 1, size=(4096, 4096), chunks=1024).astype(kind)
    return (a @ b).sum()


def svd():
    x = da.random.RandomState(5).normal(size=(1000000, 32), chunks=(100000, 32))
    u, s, v = da.linalg.svd(x)
    return s.sum() + (u**2).sum() + (v**2).sum()


cases = {
    "mean": lambda: normal(10000, 10000).mean(),
    "transpose": transpose,
    "chain": chain,
    "matmul": lambda: matmul("f8"),
    "matmul-float": lambda: matmul("f4"),
    "svd": svd,
}

def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


for name in sys.argv[1:] or cases:
    runs, processors = [], []
    for run in range(4):
        expression = cases[name]()
        started, before = time.perf_counter(), cpu()
        with dask.config.set(scheduler="threads", num_workers=2):
            value = float(expression.compute())
        runs.append(time.perf_counter() - started)
        processors.append(cpu() - before)
    print(json.dumps({"case": name, "seconds": statistics.median(runs[1:]), "cpuSeconds": statistics.median(processors[1:]), "runs": runs, "value": value, "numpy": np.__version__, "dask": dask.__version__}), flush=True)
