"""The pipeline of `akkord bench images` in Dask with OpenCV, one task an image: python3 dask_images.py FOLDER [RUNS]

FOLDER has the inputs, such as DIRECTORY/inputs of a run of `akkord bench images`. One JSON object on standard output.
"""

import glob
import json
import os
import resource
import statistics
import sys
import tempfile
import time

import cv2
import dask

cv2.setNumThreads(1)


def one(source, target):
    image = cv2.imread(source)
    image = cv2.convertScaleAbs(image, alpha=0.5)
    image = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    image = cv2.Canny(image, 40, 100)
    image = cv2.resize(image, (100, 100), interpolation=cv2.INTER_AREA)
    if not cv2.imwrite(target, image):
        raise OSError(target)
    return 1


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


files = sorted(glob.glob(os.path.join(sys.argv[1], "*.jpg")))
seconds, processors = [], []
for run in range(1 + int(sys.argv[2] if len(sys.argv) > 2 else 5)):
    with tempfile.TemporaryDirectory() as out:
        tasks = [dask.delayed(one, pure=False)(f, os.path.join(out, os.path.basename(f))) for f in files]
        started, before = time.perf_counter(), cpu()
        with dask.config.set(scheduler="threads", num_workers=2):
            done = sum(dask.compute(*tasks))
        assert done == len(files)
        seconds.append(time.perf_counter() - started)
        processors.append(cpu() - before)
print(
    json.dumps(
        {
            "benchmark": "images",
            "images": len(files),
            "seconds": statistics.median(seconds[1:]),
            "cpuSeconds": statistics.median(processors[1:]),
            "runs": seconds,
            "opencv": cv2.__version__,
            "dask": dask.__version__,
        }
    )
)
