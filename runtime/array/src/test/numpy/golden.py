"""Makes golden.npz: what NumPy computes for the cases of the differential test. The test itself needs no Python.

    python3 golden.py ../resources/io/akkord/array/golden.npz
"""

import sys
import warnings

import numpy as np

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20260101)
inputs = {
    "d": rng.normal(size=(7, 5)) * 3,
    "f": (rng.normal(size=(7, 5)) * 3).astype("f4"),
    "i": rng.integers(-9, 10, (7, 5)).astype("i4"),
    "l": rng.integers(-9, 10, (7, 5)),
    "b": rng.random((7, 5)) < 0.5,
    "p": rng.random((7, 5)) + 0.25,
    "v": rng.normal(size=5),
    "c": rng.normal(size=(7, 1)),
    "t": rng.normal(size=(3, 4, 5)),
    "m": rng.normal(size=(5, 6)),
    "w": rng.normal(size=(5, 6)).astype("f4"),
    "k": rng.integers(-9, 10, (5, 6)),
    "e": np.zeros((0, 5)),
    "one": np.array([[2.5]]),
    "big": np.array([2**31 - 1, -(2**31), 7, -7, 0], "i4"),
    "tall": rng.normal(size=(23, 4)),
    "square": rng.normal(size=(6, 6)) + 3 * np.eye(6),
    "rhs": rng.normal(size=(6, 2)),
    "walk": rng.normal(size=41),
}
n = inputs["d"].copy()
n[::3, 1] = np.nan
n[:, 4] = np.nan
inputs["n"] = n
s = inputs["square"]
inputs["spd"] = s @ s.T + np.eye(6)
d, f, i, l, b, p, v, c, t, m, e, one, big, n = (inputs[k] for k in "d f i l b p v c t m e one big n".split())
w, k, tall, square, rhs, spd, walk = (inputs[x] for x in "w k tall square rhs spd walk".split())
cases = {}

# elementwise
for name in "negative abs square sqrt cbrt exp expm1 log log1p log2 log10 sin cos tan arctan sinh cosh tanh floor ceil rint trunc sign".split():
    function = getattr(np, name)
    cases["d." + name] = function(p if name in ("sqrt", "log", "log1p", "log2", "log10") else d)
    cases["f." + name] = function(np.abs(f) if name in ("sqrt", "log", "log1p", "log2", "log10") else f)
cases["arcsin"] = np.arcsin(p - 0.75)
cases["arccos"] = np.arccos(p - 0.75)
cases["reciprocal"] = np.reciprocal(d)
for name in "add subtract multiply divide minimum maximum less less_equal greater greater_equal equal not_equal".split():
    function = getattr(np, name)
    cases["dd." + name] = function(d, p)
    cases["df." + name] = function(d, f)
    cases["dv." + name] = function(d, v)
    cases["cv." + name] = function(c, v)
    cases["il." + name] = function(i, l)
    cases["ff." + name] = function(f, f + np.float32(1))
cases["if.add"] = i + f
cases["ib.add"] = i + b
cases["bb.add"] = b + b
cases["bb.multiply"] = b * b
cases["wrap"] = big * big + big
cases["wrap.minus"] = -big
cases["floor_divide"] = d // c
cases["mod"] = d % c
cases["il.floor_divide"] = i // (np.abs(l) + 1)
cases["il.mod"] = i % (np.abs(l) + 1)
cases["by.zero"] = i // (l * 0)
cases["power"] = p**d
cases["il.power"] = i ** np.abs(l)
cases["arctan2"] = np.arctan2(d, c)
cases["hypot"] = np.hypot(d, v)
cases["and"] = i & l
cases["or"] = i | l
cases["xor"] = b ^ (d > 0)
cases["invert"] = ~i
cases["not"] = ~b
cases["shift"] = l << np.abs(i)
cases["scalar"] = 1.5 * d - 2
cases["f.scalar"] = f * np.float32(1.5) + np.float32(2)
cases["i.scalar"] = i * 3 + 1
cases["clip"] = np.clip(d, -1, 1)
cases["where"] = np.where(d > 0, d, v)
cases["where.type"] = np.where(b, i, f)
cases["isnan"] = np.isnan(n)
cases["round"] = np.round(d, 2)
cases["astype.long"] = d.astype("i8")
cases["astype.float"] = d.astype("f4")
cases["astype.bool"] = l.astype("?")
cases["chain"] = np.sqrt(np.abs(d * 2 + d)) - d / 3
cases["empty.add"] = e + v
cases["one.add"] = one + v

# reductions
for name, axis in (("all", None), ("0", 0), ("1", 1), ("-1", -1)):
    for r in "sum prod min max mean var std argmin argmax any all".split():
        cases[f"d.{r}.{name}"] = getattr(np, r)(d, axis=axis)
        cases[f"i.{r}.{name}"] = getattr(np, r)(i, axis=axis)
    for r in "nansum nanprod nanmin nanmax nanmean nanvar nanstd".split():
        cases[f"{r}.{name}"] = getattr(np, r)(n, axis=axis)
    cases[f"f.mean.{name}"] = f.mean(axis=axis)
    cases[f"f.sum.{name}"] = f.sum(axis=axis)
    cases[f"b.sum.{name}"] = b.sum(axis=axis)
    cases[f"n.min.{name}"] = n.min(axis=axis)
    cases[f"n.argmax.{name}"] = n.argmax(axis=axis)
    cases[f"norm.{name}"] = np.sqrt((d**2).sum(axis=axis))
for axes in ((0, 1), (0, 2), (1, 2), (0, 1, 2)):
    cases["t.sum." + "".join(map(str, axes))] = t.sum(axis=axes)
    cases["t.var." + "".join(map(str, axes))] = t.var(axis=axes)
cases["t.argmin.1"] = t.argmin(axis=1)
cases["sample.variance"] = d.var(axis=0, ddof=1)
cases["empty.sum"] = e.sum()
cases["empty.sum.0"] = e.sum(axis=0)
cases["empty.mean"] = e.mean()
cases["count"] = np.count_nonzero(i, axis=0)
cases["center"] = (d - d.mean(axis=0)) / d.std(axis=0)
for axis in (0, 1):
    cases[f"cumsum.{axis}"] = d.cumsum(axis)
    cases[f"i.cumsum.{axis}"] = i.cumsum(axis)
    cases[f"cumprod.{axis}"] = d.cumprod(axis)
    cases[f"topk.{axis}"] = -np.sort(-d, axis=axis).take(range(3), axis=axis)
    cases[f"bottomk.{axis}"] = np.sort(d, axis=axis).take(range(2), axis=axis)
    cases[f"sort.{axis}"] = np.sort(d, axis=axis)
cases["histogram"] = np.histogram(d, bins=10, range=(-5, 5))[0]
cases["histogram.edges"] = np.histogram(walk, bins=[-2, -0.5, 0.1, 2])[0]
cases["percentile"] = np.percentile(d, [0, 10, 50, 90, 100])
cases["median.0"] = np.median(d, axis=0)
cases["bincount"] = np.bincount(np.abs(i).ravel(), minlength=12)
cases["diff"] = np.diff(walk)
cases["cov"] = np.cov(tall, rowvar=False)
cases["corrcoef"] = np.corrcoef(tall, rowvar=False)

# indexing and shapes
cases["slice"] = d[1:-1, ::2]
cases["slice.negative"] = d[::-2, 4:0:-1]
cases["slice.beyond"] = d[-100:100, 2:2]
cases["slice.index"] = d[-2, 1:]
cases["slice.t"] = t[1, ::-1, 3]
cases["take"] = d.take([6, 0, -1, 3, 3], axis=0)
cases["take.1"] = d.take([4, 0, 1], axis=1)
cases["take.none"] = d[[], :]
cases["flags"] = d[np.array([True, False, True, True, False, False, True])]
cases["select"] = d[d > 0]
cases["select.none"] = d[d > 1e9]
cases["select.t"] = t[t < 0.5]
cases["select.sum"] = walk[np.abs(walk) < 1].sum()
cases["compress.1"] = d.compress(v > v.mean(), axis=1) * 2
cases["diagonal.t"] = np.diagonal(t[1])
cases["flip"] = np.flip(d)
cases["flip.1"] = np.flip(d, 1)
cases["roll"] = np.roll(d, 2, 0)
cases["roll.negative"] = np.roll(d, -3, 1)
cases["concatenate"] = np.concatenate([d, p, i], 0)
cases["concatenate.1"] = np.concatenate([d, c], 1)
cases["concatenate.empty"] = np.concatenate([e, d], 0)
cases["stack"] = np.stack([d, p], 1)
cases["transpose"] = d.T
cases["transpose.t"] = t.transpose(2, 0, 1)
cases["transpose.sum"] = (t + t.transpose(0, 1, 2)).transpose(1, 2, 0).sum(axis=1)
cases["swap"] = t.swapaxes(0, 2)
cases["reshape"] = d.reshape(5, 7)
cases["reshape.flat"] = t.reshape(-1)
cases["reshape.merge"] = t.reshape(12, 5)
cases["reshape.split"] = t.reshape(3, 2, 2, 5)
cases["reshape.odd"] = t.reshape(4, 15)
cases["reshape.ones"] = t.reshape(1, 3, 4, 1, 5)
cases["expand"] = d[:, None]
cases["squeeze"] = c.squeeze()
cases["broadcast"] = np.broadcast_to(v, (3, 5))
for mode in "constant edge reflect symmetric wrap".split():
    cases["pad." + mode] = np.pad(d, ((2, 1), (0, 3)), mode=mode)
cases["tril"] = np.tril(m, 1)
cases["triu"] = np.triu(m, -1)
cases["diagonal"] = np.diagonal(square)

# creation
cases["zeros"] = np.zeros((3, 4))
cases["arange"] = np.arange(2, 30, 5)
cases["arange.back"] = np.arange(9, -4, -3)
cases["arange.double"] = np.arange(0.5, 4, 0.25)
cases["linspace"] = np.linspace(-1, 2, 13)
cases["eye"] = np.eye(5, 6, 1)
cases["indices"] = np.fromfunction(lambda x, y: x * 10 + y, (6, 5), dtype="i8")

# products and linear algebra
cases["matmul"] = d @ m
cases["matmul.float"] = d.astype("f4") @ w
cases["matmul.long"] = l @ k
cases["matvec"] = d @ v
cases["vecmat"] = v @ m
cases["dot"] = v @ v
cases["batched"] = t @ np.broadcast_to(m, (3, 5, 6))
cases["tensordot"] = np.tensordot(t, m, axes=([2], [0]))
cases["tensordot.2"] = np.tensordot(t, t, axes=([0, 2], [0, 2]))
cases["einsum.outer"] = np.einsum("i,j->ij", v, walk)
cases["einsum.trace"] = np.einsum("ij,ji->", square, spd)
cases["einsum.batch"] = np.einsum("bij,bkj->bik", t, t)
cases["einsum.sum"] = np.einsum("ij,jk->k", d, m)
cases["einsum.diagonal"] = np.einsum("ii,ij->ij", square, rhs)
cases["einsum.traces"] = np.einsum("ii,jj->", square, spd)
cases["einsum.inner.diagonal"] = np.einsum("iji,ik->jk", t[:, :, :3], m[:3])
cases["outer"] = np.outer(v, walk)
u, sv, vt = np.linalg.svd(tall, full_matrices=False)
cases["singular"] = sv
cases["cholesky"] = np.linalg.cholesky(spd)
cases["solve"] = np.linalg.solve(square, rhs)
cases["inverse"] = np.linalg.inv(square)
cases["lstsq"] = np.linalg.lstsq(tall, walk[:23], rcond=None)[0]
cases["det"] = np.linalg.det(square)
for length, name in ((41, "odd"), (32, "two")):
    z = np.fft.fft(walk[:length])
    cases[f"fft.{name}.real"] = z.real
    cases[f"fft.{name}.imaginary"] = z.imag
cases["rfft.abs"] = np.abs(np.fft.rfft(d, axis=1))
smooth = np.pad(walk, 2, mode="reflect")
cases["overlap"] = sum(smooth[j : j + 41] for j in range(5)) / 5

out = {"in/" + key: value for key, value in inputs.items()}
out.update({"out/" + key: np.asarray(value) for key, value in cases.items()})
out["numpy"] = np.array([int(x) for x in np.__version__.split(".")[:3]])
np.savez_compressed(sys.argv[1], **out)
print(len(cases), "cases by NumPy", np.__version__)
