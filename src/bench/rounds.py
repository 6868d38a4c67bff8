#!/usr/bin/env python3
"""bench.py's rounds, in turn, the order changing each round. Every side has its database:

  limit    one prepared statement: q1..q4, m1, m2 in the bench's own schema (CHAT_DB), s1..s4 in Parley's tables (LIMIT_DB)
  fair     m1, m2 only: what Parley has to write, as one prepared statement a step in Parley's tables (LIMIT_DB)
  parley   PARLEY_DB
  peers    of peers.json, on CHAT_DB or their own "db"; they answer what their dialect has a query for

Writes the same lines as bench.py, for bin/report.py, bin/summary.py and results.py. --warm SECS loads every server with every operation
first and records nothing. --curve 5,20,60 instead of rounds: the load of a server that was just started, cut at these seconds,
which lie more than 3 apart."""
import argparse
import json
import os
import sys

import bench

PAGES = bench.PAGES | {'s1': 10, 's2': 10, 's3': 20, 's4': 20}
STEPS = {'m2': 6}
PROBE = 3


def sides():
    servers = [p | {'db': os.environ.get('PARLEY_DB', 'parley1') if p['name'] == 'parley' else p.get('db', os.environ.get('CHAT_DB', 'chat1'))}
               for p in json.loads((bench.H / 'peers.json').read_text())]
    return [{'name': 'limit', 'kind': 'pgbench'}, {'name': 'fair', 'kind': 'pgbench'}] + servers


def answers(side, op):
    if side['kind'] == 'pgbench':
        return (bench.H / 'sql' / f'{script(side, op)}.pgbench').exists()
    return op not in side.get('skip', []) and (bench.H / 'queries' / f"{side['dialect']}.{op}.graphql").exists()


def script(side, op):
    return f'fair.{op}' if side['name'] == 'fair' else op


def database(side, op):
    if side['kind'] != 'pgbench':
        return side['db']
    own = side['name'] == 'fair' or op.startswith('s')
    return os.environ.get('LIMIT_DB', 'limit1') if own else os.environ.get('CHAT_DB', 'chat1')


def cell(side, op, conc, secs, page, number, scale):
    r = bench.cell(side, script(side, op), conc, secs, page or PAGES.get(op, 50), number, scale, database(side, op))
    if side['name'] == 'fair':
        r['op'] = op
        # bench.py knows by its name that m2 is six requests.
        for key in ('requests', 'rps'):
            r[key] *= STEPS.get(op, 1)
        for key in ('p50_us', 'p99_us', 'srv_ms', 'db_ms', 'srv_mi', 'db_mi', 'srv_mc', 'db_mc'):
            if key in r:
                r[key] /= STEPS.get(op, 1)
    return r


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--out')
    a.add_argument('--rounds', type=int, default=3)
    a.add_argument('--secs', type=int, default=4)
    a.add_argument('--conc', default='8')
    a.add_argument('--ops', default='q1,q2,q3,q4')
    a.add_argument('--page', default='')
    a.add_argument('--scale', type=int, default=1)
    a.add_argument('--warm', type=int, default=0)
    a.add_argument('--curve', default='')
    a.add_argument('--only', help='one side, to look at it alone')
    a = a.parse_args()
    a.ops = a.ops.split(',')
    a.page = [int(n) for n in a.page.split(',')] if a.page else [None]
    chosen = [s for s in sides() if a.only in (None, s['name'])]
    if a.warm:
        for side in chosen:
            for op in a.ops:
                if side['kind'] == 'http' and answers(side, op):
                    cell(side, op, 8, a.warm, None, 99, a.scale)
        return 0
    with open(a.out, 'a') as out:
        return sum(record(r, out) for r in (curve(chosen, a) if a.curve else rounds(chosen, a)))


def rounds(chosen, a):
    for number in range(1, a.rounds + 1):
        turn = number % len(chosen)
        for conc in map(int, a.conc.split(',')):
            for op in a.ops:
                for page in a.page:
                    for side in chosen[turn:] + chosen[:turn]:
                        if answers(side, op):
                            yield cell(side, op, conc, a.secs, page, number, a.scale)


def curve(chosen, a):
    """Load without a break, in cells: up to each of the instants, and a short one behind each that tells what a request costs from there."""
    parley = next(s for s in chosen if s['name'] == 'parley')
    limit = next(s for s in chosen if s['name'] == 'limit')
    for op in a.ops:
        at = 0
        for instant in map(int, a.curve.split(',')):
            for until, probe in ((instant, False), (instant + PROBE, True)):
                yield cell(parley, op, 8, until - at, None, 1, a.scale) | {'from': at, 'to': until, 'probe': probe}
                at = until
        yield cell(limit, op, 8, PROBE, None, 1, a.scale)


def record(r, out):
    out.write(json.dumps(r) + '\n')
    out.flush()
    print(line(r), flush=True)
    return 'failed' in r or r['errors'] + r['bad'] > 0


def line(r):
    head = f"r{r['round']} c{r['conc']:<3}{r['op']} n{r['page']:<4}{r['peer']:9}"
    if 'failed' in r:
        return f"{head} {r['failed']}"
    text = (f"{head}{r['rps']:9.0f}/s p50 {r['p50_us'] / 1000:7.2f} p99 {r['p99_us'] / 1000:7.2f} ms"
            f"  cpu/req srv {r['srv_ms']:.3f} db {r['db_ms']:.3f} ms")
    if 'from' in r:
        text += f"  from {r['from']} s to {r['to']} s"
    if 'srv_mi' in r:
        text += f"  Minstr srv {r['srv_mi']:.3f} db {r['db_mi']:.3f}"
    return text + (f"  ERR {r['errors']}/{r['bad']}" if r['errors'] or r['bad'] else '')


if __name__ == '__main__':
    sys.exit(1 if main() else 0)
