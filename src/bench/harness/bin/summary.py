#!/usr/bin/env python3
"""bin/summary.py RESULTDIR : compact tables, one row per peer, one column per operation, from main, conc, page and instr .jsonl.
Medians over rounds; ratios are taken within a round before the median."""
import json, sys, statistics as S, pathlib
D = pathlib.Path(sys.argv[1])
def load(n):
    f = D / n
    return [r for r in (json.loads(l) for l in open(f)) if 'failed' not in r] if f.exists() else []
med = lambda xs: S.median(xs) if xs else None
def table(title, rows, cols, colname, cell, peers=None):
    peers = peers or list(dict.fromkeys(r['peer'] for r in rows))
    print(f'\n{title}\n\n| peer | ' + ' | '.join(colname(c) for c in cols) + ' |\n|---|' + '--:|' * len(cols))
    for p in peers: print(f'| {p} | ' + ' | '.join(cell(p, c) or '–' for c in cols) + ' |')
def sel(rows, p, **k): return [r for r in rows if r['peer'] == p and all(r[a] == b for a, b in k.items())]
def ratio(rows, p, f, **k):
    lim = {(r['round'], r.get('tag', '')): f(r) for r in sel(rows, 'limit', **k)}
    return med([f(r) / lim[(r['round'], r.get('tag', ''))] for r in sel(rows, p, **k) if (r['round'], r.get('tag', '')) in lim])
tot = lambda r: r['srv_ms'] + r['db_ms']
fmt = lambda v, n=2: None if v is None else f'{v:.{n}f}'
main = load('main.jsonl'); ORDER = ['limit', 'vertx-sql', 'gj-pass', 'gj-maps', 'pgl5', 'pgl4', 'mercurius', 'apollo', 'spring', 'dgs']
O = [p for p in ORDER if any(r['peer'] == p for r in main)] + [p for p in dict.fromkeys(r['peer'] for r in main) if p not in ORDER]
ops = ['q1', 'q2', 'q3', 'q4', 'm1', 'm2']
if main:
    table('CPU ms per request, server + database (lowest round in brackets), concurrency 8', main, ops, str.upper, lambda p, o: (lambda rs: rs and f"{med([tot(r) for r in rs]):.2f} ({min(tot(r) for r in rs):.2f})")(sel(main, p, op=o)), O)
    table('The same as a multiple of the limit in the same round', main, ops, str.upper, lambda p, o: fmt(ratio(main, p, tot, op=o), 1), O)
    table('CPU ms per request, server process alone (lowest round in brackets)', main, ops, str.upper, lambda p, o: (lambda rs: rs and f"{med([r['srv_ms'] for r in rs]):.3f} ({min(r['srv_ms'] for r in rs):.3f})")(sel(main, p, op=o)), O)
    table('CPU ms per request, database alone', main, ops, str.upper, lambda p, o: fmt(med([r['db_ms'] for r in sel(main, p, op=o)]), 3), O)
    table('Requests/s as a fraction of the limit in the same round (requests/s, median)', main, ops, str.upper, lambda p, o: (lambda rs: rs and f"{ratio(main, p, lambda r: r['rps'], op=o):.2f} ({med([r['rps'] for r in rs]):.0f})")(sel(main, p, op=o)), O)
    table('Latency p50 / p99 ms, concurrency 8', main, ops, str.upper, lambda p, o: (lambda rs: rs and f"{med([r['p50_us'] for r in rs])/1000:.1f} / {med([r['p99_us'] for r in rs])/1000:.0f}")(sel(main, p, op=o)), O)
    print('\nRSS MB at the end of the load: ' + ', '.join(f"{p} {max(r['rss_mb'] for r in main if r['peer'] == p)}" for p in O if p != 'limit'))
conc = load('conc.jsonl')
if conc: table('Concurrency 1 and 32: requests/s as a fraction of the limit; p50 / p99 ms; CPU ms server+DB', conc, [(o, c) for c in (1, 32) for o in ops[:4]], lambda c: f'{c[0].upper()} c{c[1]}',
    lambda p, c: (lambda rs: rs and f"{ratio(conc, p, lambda r: r['rps'], op=c[0], conc=c[1]):.2f}; {med([r['p50_us'] for r in rs])/1000:.1f}/{med([r['p99_us'] for r in rs])/1000:.0f}; {med([tot(r) for r in rs]):.2f}")(sel(conc, p, op=c[0], conc=c[1])), O)
page = load('page.jsonl')
if page: table('Growth with the page: CPU ms server+DB per request (server alone)', page, [(o, n) for o in ('q2', 'q3') for n in (10, 50, 200)], lambda c: f'{c[0].upper()} n={c[1]}',
    lambda p, c: (lambda rs: rs and f"{med([tot(r) for r in rs]):.2f} ({med([r['srv_ms'] for r in rs]):.2f})")(sel(page, p, op=c[0], page=c[1]) or sel(main, p, op=c[0], page=c[1])), O)
ins = load('instr.jsonl'); ti = lambda r: r['srv_mi'] + r['db_mi']
if ins:
    ins = [r for r in ins if 'srv_mi' in r]; oo = [o for o in ops if any(r['op'] == o for r in ins)]
    table('Million instructions per request, server / database = sum (multiple of the limit), concurrency 8', ins, oo, str.upper, lambda p, o: (lambda rs: rs and f"{med([r['srv_mi'] for r in rs]):.2f} / {med([r['db_mi'] for r in rs]):.2f} = {med([ti(r) for r in rs]):.2f} (x{ratio(ins, p, ti, op=o):.1f})")(sel(ins, p, op=o)), O)
if ins:
    tc = lambda r: r['srv_mc'] + r['db_mc']
    table('Million cycles per request, server / database = sum (multiple of the limit), concurrency 8, same run', ins, oo, str.upper, lambda p, o: (lambda rs: rs and f"{med([r['srv_mc'] for r in rs]):.2f} / {med([r['db_mc'] for r in rs]):.2f} = {med([tc(r) for r in rs]):.2f} (x{ratio(ins, p, tc, op=o):.1f})")(sel(ins, p, op=o)), O)
    table('CPU ms per request in that same (latest, warmest) run, server / database = sum (multiple of the limit)', ins, oo, str.upper, lambda p, o: (lambda rs: rs and f"{med([r['srv_ms'] for r in rs]):.2f} / {med([r['db_ms'] for r in rs]):.2f} = {med([tot(r) for r in rs]):.2f} (x{ratio(ins, p, tot, op=o):.1f})")(sel(ins, p, op=o)), O)
