#!/usr/bin/env python3
"""Makes what is published of runs.

  results.py DIR...         results/latest.json, and the tables of docs/performance.md, of the results of one run for each runtime
                            (and of SCALE=10, if any); what other runs brought before stays
  results.py --show DIR     prints the tables of one run and writes nothing
  results.py --describe DIR --runtime NAME --scale N --ready MS --setting TEXT       run.sh notes with it what it ran"""
import argparse
import json
import os
import pathlib
import platform
import re
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
LATEST = HERE / 'results' / 'latest.json'
PAGE = HERE.parent.parent / 'docs' / 'performance.md'
BEGIN, END = '<!-- figures: src/bench/results.py writes what follows -->', '<!-- end of the figures -->'
OPS = ['q1', 'q2', 'q3', 'q4', 's1', 's2', 's3', 's4', 'm1', 'm2']
COST = ('server', 'database')


def describe(a):
    """What it ran on, in one line without a date."""
    cpu = re.search(r'model name\s*: (.*)', pathlib.Path('/proc/cpuinfo').read_text())
    memory = int(re.search(r'MemTotal:\s+(\d+)', pathlib.Path('/proc/meminfo').read_text())[1])
    postgres = subprocess.run([os.environ['PG_BIN'] + '/postgres', '--version'], capture_output=True, text=True).stdout.split()[2]
    machine = (f"{os.cpu_count()} × {' '.join(cpu[1].split()) if cpu else platform.machine()}, {memory / 2**20:.0f} GB, "
               f"Linux {platform.release()}, PostgreSQL {postgres}")
    run = {'runtime': a.runtime, 'scale': a.scale, 'machine': machine, 'setting': a.setting, 'readyMs': a.ready}
    (a.dirs[0] / 'run.json').write_text(json.dumps(run, ensure_ascii=False, indent=2) + '\n')


def lines(file):
    rows = [json.loads(text) for text in file.read_text().splitlines()] if file.exists() else []
    return [r for r in rows if 'failed' not in r]


def total(r):
    return r['srv_ms'] + r['db_ms']


def median(values):
    return statistics.median(values) if values else None


def multiple(rows, peer, of):
    """The median of the ratios within the rounds; None where one of the two was not measured."""
    base = {r['round']: total(r) for r in rows if r['peer'] == of}
    return rounded(median([total(r) / base[r['round']] for r in rows if r['peer'] == peer and base.get(r['round'])]), 2)


def rounded(value, digits):
    return None if value is None else round(value, digits)


def without_none(values):
    return {k: v for k, v in values.items() if v is not None}


def cost(rows, peer):
    own = [r for r in rows if r['peer'] == peer]
    return {'server': rounded(median([r['srv_ms'] for r in own]), 4), 'database': rounded(median([r['db_ms'] for r in own]), 4)} if own else None


def multiples(rows, peer):
    """q1: of the limit. m1Fair: of the fair limit, which only Parley has: peers write less."""
    of_op = {op: [r for r in rows if r['op'] == op] for op in OPS}
    fair = {f'{op}Fair': multiple(of_op[op], peer, 'fair') for op in OPS} if peer == 'parley' else {}
    return without_none({op: multiple(of_op[op], peer, 'limit') for op in OPS} | fair)


def costs(rows, peers):
    return {op: each for op in OPS
            if (each := without_none({p: cost([r for r in rows if r['op'] == op], p) for p in peers})) and set(each) - {'limit', 'fair'}}


def curve(rows):
    """Per operation: the cost over the first seconds, and just behind them; in ms, server and database together, and of the limit."""
    result = {}
    for op in OPS:
        own = [r for r in rows if r['op'] == op and 'from' in r]
        limit = median([total(r) for r in rows if r['op'] == op and r['peer'] == 'limit'])
        if not own or not limit:
            continue
        after = [r for r in own if r['probe']]
        result[op] = {
            'limit': round(limit, 4),
            'first': {str(each['from']): per_request([r for r in own if r['to'] <= each['from']]) for each in after},
            'after': {str(each['from']): per_request([each]) for each in after},
        }
    return result


def per_request(cells):
    """None where nothing was answered. bench.py divides by 1 then: what it has is the whole time."""
    answered = sum(r['requests'] for r in cells)
    return round(sum(total(r) * max(1, r['requests']) for r in cells) / answered, 3) if answered else None


def figures(directory):
    """What one run says: its runtime, scale, machine, and the figures."""
    run = json.loads((directory / 'run.json').read_text())
    main, page = lines(directory / 'main.jsonl'), lines(directory / 'page.jsonl')
    mine = [r for r in main if r['peer'] == 'parley']
    peers = [p for p in dict.fromkeys(r['peer'] for r in main) if p not in ('limit', 'fair', 'parley')]
    pages = {op: {str(n): without_none({'multiple': multiple(rows, 'parley', 'limit')} | {p: cost(rows, p) for p in ('limit', 'parley')})
                  for n in sorted({r['page'] for r in page}) if (rows := [r for r in page if r['op'] == op and r['page'] == n])}
             for op in OPS if any(r['op'] == op for r in page)}
    return run, {
        'multiples': multiples(main, 'parley'),
        'cpuMs': costs(main, ['limit', 'fair', 'parley']),
        'peers': {p: {'multiples': multiples(main, p), 'cpuMs': {op: c[p] for op, c in costs(main, [p]).items()}} for p in peers},
        'pages': pages,
        'curve': curve(lines(directory / 'curve.jsonl')),
        'residentMb': max((r['rss_mb'] for r in mine), default=None),
        'readyMs': run['readyMs'],
        'setting': run['setting'],
    }


def merged(latest, directories):
    for directory in directories:
        run, each = figures(directory)
        latest['machine'] = run['machine']
        part = latest if run['scale'] == 1 else latest.setdefault(f"x{run['scale']}", {})
        for kind, value in each.items():
            if value:
                part.setdefault(kind, {})[run['runtime']] = value
    return latest


def table(head, rows):
    return '\n'.join(['| ' + ' | '.join(head) + ' |', '|---|' + '--:|' * (len(head) - 1)] + ['| ' + ' | '.join(row) + ' |' for row in rows])


def number(value, digits=1):
    return '–' if value is None else f'{value:.{digits}f}'


def of_limit(cost_ms, limit_ms):
    return number(cost_ms and cost_ms / limit_ms)


def pair(each):
    return f"{each['server']:.3f} + {each['database']:.3f}" if each else '–'


def title(op):
    return op.upper().replace('FAIR', ' fair')


def main_tables(part):
    runtimes = list(part['multiples'])
    measured = [op for op in OPS if any(op in part['multiples'][r] for r in runtimes)]
    columns = measured + [f'{op}Fair' for op in OPS if any(f'{op}Fair' in part['multiples'][r] for r in runtimes)]
    rows = [[f'Parley, {r}'] + [number(part['multiples'][r].get(c)) for c in columns] for r in runtimes]
    rows += [[f'{name}, beside {r}'] + [number(peer['multiples'].get(c)) for c in columns]
             for r in runtimes for name, peer in part.get('peers', {}).get(r, {}).items()]
    yield 'Multiple of the limit; "fair": of the fair limit', table([''] + [title(c) for c in columns], rows)
    sides = [(r, side) for r in runtimes for side in ('limit', 'fair', 'parley') if any(side in c for c in part['cpuMs'][r].values())]
    rows = [[f"{'Parley' if side == 'parley' else side}, {r}"] + [pair(part['cpuMs'][r].get(op, {}).get(side)) for op in measured] for r, side in sides]
    rows += [[f'{name}, beside {r}'] + [pair(peer['cpuMs'].get(op)) for op in measured]
             for r in runtimes for name, peer in part.get('peers', {}).get(r, {}).items()]
    yield 'CPU ms per request, server + database', table([''] + [title(op) for op in measured], rows)


def series_tables(part):
    if part.get('curve'):
        ends = sorted({int(at) for c in part['curve'].values() for op in c.values() for at in op['first']})
        rows = [[f'{op.upper()}, {r}']
                + [' / '.join(of_limit(each[kind].get(str(at)), each['limit']) for kind in ('first', 'after')) for at in ends]
                + [number(part['multiples'].get(r, {}).get(op))] for r, c in part['curve'].items() for op, each in c.items()]
        yield ('After a fresh start, multiple of the limit: over the first seconds of load / just behind them',
               table([''] + [f'{at} s' for at in ends] + ['warm'], rows))
    if part.get('pages'):
        rows = [[f'{op.upper()}, {r}', n, pair(each.get('limit')), pair(each.get('parley')), number(each.get('multiple'))]
                for r, ops in part['pages'].items() for op, ns in ops.items() for n, each in ns.items()]
        yield 'Rows per page: CPU ms per request', table(['', 'rows', 'limit', 'Parley', 'multiple'], rows)
    if part.get('residentMb'):
        rows = [[r, number(mb, 0), number(part['readyMs'].get(r), 0), part['setting'][r]] for r, mb in part['residentMb'].items()]
        yield 'Resident memory under load, start until ready', table(['', 'MB', 'ms', 'run'], rows)


def tables(latest):
    for scale in ('', *[k for k in latest if re.fullmatch(r'x\d+', k)]):
        part = latest[scale] if scale else latest
        if part.get('multiples'):
            for head, body in (*main_tables(part), *series_tables(part)):
                yield (f'{scale[1:]} times the rows: {head}' if scale else head), body


def text(latest):
    return '\n\n'.join([f"Machine: {latest['machine']}.", *(f'**{head}**\n\n{body}' for head, body in tables(latest))])


def main():
    a = argparse.ArgumentParser()
    a.add_argument('dirs', nargs='*', type=pathlib.Path)
    a.add_argument('--show', action='store_true')
    a.add_argument('--describe', action='store_true')
    a.add_argument('--runtime')
    a.add_argument('--scale', type=int)
    a.add_argument('--ready', type=int)
    a.add_argument('--setting')
    a = a.parse_args()
    if a.describe:
        return describe(a)
    if a.show:
        return print(text(merged({}, a.dirs)))
    latest = merged(json.loads(LATEST.read_text()) if LATEST.exists() else {}, a.dirs)
    LATEST.parent.mkdir(exist_ok=True)
    LATEST.write_text(json.dumps(latest, ensure_ascii=False, indent=2) + '\n')
    before, rest = PAGE.read_text().split(BEGIN)
    PAGE.write_text(f'{before}{BEGIN}\n\n{text(latest)}\n\n{END}{rest.split(END)[1]}')


if __name__ == '__main__':
    sys.exit(main())
