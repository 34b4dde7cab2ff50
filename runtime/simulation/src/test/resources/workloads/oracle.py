"""Recomputes what WorkloadFilesTest expects of the files in this folder, by other means than the Java code.

    python3 oracle.py      prints: file, tasks, edges, critical path, total work (both seconds), bytes of all results
"""
import json
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def line(name, seconds, size, edges):
    """seconds, size: by task; edges: set of (producer, consumer)."""
    done, longest = set(), {}
    while len(done) < len(seconds):
        free = [t for t in seconds if t not in done and all(p in done for p, c in edges if c == t)]
        for t in free:
            longest[t] = seconds[t] + max([longest[p] for p, c in edges if c == t], default=0)
        done.update(free)
    print('%s, %d, %d, %g, %g, %d' % (
        name, len(seconds), len(edges), max(longest.values()), sum(seconds.values()), sum(size.values())))


def old(name):
    tasks = json.load(open(os.path.join(HERE, name)))['workflow']['tasks']
    ids = {t['name']: t['id'] for t in tasks} | {t['id']: t['id'] for t in tasks}
    line(name, {t['id']: t['runtimeInSeconds'] for t in tasks},
         {t['id']: sum(f['sizeInBytes'] for f in t['files'] if f['link'] == 'output') for t in tasks},
         {(ids[p], t['id']) for t in tasks for p in t['parents']})


def new(name):
    workflow = json.load(open(os.path.join(HERE, name)))['workflow']
    tasks, size = workflow['specification']['tasks'], {f['id']: f['sizeInBytes'] for f in workflow['specification']['files']}
    seconds = {t['id']: t['runtimeInSeconds'] for t in workflow['execution']['tasks']}
    edges = {(p, t['id']) for t in tasks for p in t.get('parents', [])}
    edges |= {(t['id'], c) for t in tasks for c in t.get('children', [])}
    for t in [t for t in tasks if 'parents' not in t]:
        for f in t.get('inputFiles', []):
            writers = [w['id'] for w in tasks if f in w['outputFiles'] and w['id'] != t['id']]
            edges |= {(w, t['id']) for w in writers if len(writers) == 1}
    line(name, seconds, {t['id']: sum(size.get(f, 0) for f in set(t['outputFiles'])) for t in tasks}, edges)


def stg(name, skip, cost):
    words = [w for row in open(os.path.join(HERE, name)) for w in row.split('#')[0].split()][skip:]
    seconds, size, edges, i = {}, {}, set(), 0
    while i < len(words):
        task, time, count = map(int, words[i:i + 3])
        i += 3
        seconds[task] = time
        size.setdefault(task, 0)
        for _ in range(count):
            edges.add((int(words[i]), task))
            if cost:
                size[int(words[i])] = max(size[int(words[i])], int(words[i + 1]) * 125000000)
            i += 1 + cost
    line(name, seconds, size, edges)


old('fork-1.4.json')
new('steps-1.5.json')
new('files-1.5.json')
stg('plain.stg', 1, 0)
stg('costs.stg', 1, 1)
stg('prototype.stg', 2, 0)
# sums.json by hand: y and z are calls of a second and a kilobyte, the sum is given, the rest costs nothing.
line('sums.json', dict(x=0, y=1, z=1, again=0, both=0, names=0, sum=2.5, text=0), dict(y=1024, z=1024, sum=64),
     {('x', 'z'), ('y', 'z'), ('z', 'again'), ('z', 'both'), ('y', 'both'), ('x', 'names'), ('z', 'names'),
      ('both', 'sum'), ('names', 'sum'), ('again', 'sum')})
