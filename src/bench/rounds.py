#!/usr/bin/env python3
"""bench.py's rounds with a database for each side: the limit on CHAT_DB, Parley on PARLEY_DB, in turn, the order changing each round.
Writes the same lines as bench.py, for bin/report.py and bin/summary.py."""
import argparse
import json
import os
import sys

import bench


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--out', required=True)
    a.add_argument('--rounds', type=int, default=3)
    a.add_argument('--secs', type=int, default=4)
    a.add_argument('--conc', default='8')
    a.add_argument('--ops', default='q1,q2,q3,q4')
    a.add_argument('--page', default='')
    a.add_argument('--scale', type=int, default=1)
    a.add_argument('--only', help='one peer, to look at it alone')
    a = a.parse_args()
    sides = [({'name': 'limit', 'kind': 'pgbench'}, os.environ.get('CHAT_DB', 'chat1'))]
    sides += [(p, os.environ.get('PARLEY_DB', 'parley1')) for p in json.loads((bench.H / 'peers.json').read_text())]
    sides = [s for s in sides if a.only in (None, s[0]['name'])]
    wrong = 0
    with open(a.out, 'a') as out:
        for number in range(1, a.rounds + 1):
            turn = number % len(sides)
            for conc in map(int, a.conc.split(',')):
                for op in a.ops.split(','):
                    for page in map(int, a.page.split(',')) if a.page else [bench.PAGES.get(op, 50)]:
                        for peer, db in sides[turn:] + sides[:turn]:
                            r = bench.cell(peer, op, conc, a.secs, page, number, a.scale, db)
                            out.write(json.dumps(r) + '\n')
                            out.flush()
                            wrong += 'failed' in r or r['errors'] + r['bad'] > 0
                            print(line(r), flush=True)
    return wrong


def line(r):
    head = f"r{r['round']} c{r['conc']:<3}{r['op']} n{r['page']:<4}{r['peer']:7}"
    if 'failed' in r:
        return f"{head} {r['failed']}"
    text = (f"{head}{r['rps']:9.0f}/s p50 {r['p50_us'] / 1000:7.2f} p99 {r['p99_us'] / 1000:7.2f} ms"
            f"  cpu/req srv {r['srv_ms']:.3f} db {r['db_ms']:.3f} ms")
    if 'srv_mi' in r:
        text += f"  Minstr srv {r['srv_mi']:.3f} db {r['db_mi']:.3f}"
    return text + (f"  ERR {r['errors']}/{r['bad']}" if r['errors'] or r['bad'] else '')


if __name__ == '__main__':
    sys.exit(1 if main() else 0)
