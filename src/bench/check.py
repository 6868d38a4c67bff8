#!/usr/bin/env python3
"""Compares Parley's answers with what the limit's SQL answers, q1..q4 from the bench's own schema and s1..s4 from Parley's tables, as data:
one line a case, ok / DIFFERS / error. check.py [OP...]
With m1 or m2: compares what Parley and the fair limit have written, each in its database, when both have been run.
Stands in the harness's bin/, where bin/count.sh imports it too. Environment: PARLEY_TOKEN, CHAT_DB, PARLEY_DB, LIMIT_DB, SCALE."""
import base64
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent.parent
CHAT_DB = os.environ.get('CHAT_DB', 'chat1')
PARLEY_DB = os.environ.get('PARLEY_DB', 'parley1')
LIMIT_DB = os.environ.get('LIMIT_DB', 'limit1')
SCALE = int(os.environ.get('SCALE', '1'))
peers = json.loads((HERE / 'peers.json').read_text())

# The variables are the harness's own, in its statuses and row numbers. A page has 100 rows at most in Parley.
CASES = {
    'q1': [{'id': i} for i in (1, 12, 60, 1000, 77777, 150001, 190663, 199999)],
    'q2': [{'topicId': t, 'first': n} for t, n in ((1, 50), (7, 10), (20, 100))],
    'q3': [{'sessionId': s, 'first': n} for s, n in ((100, 50), (5000, 10), (123400, 100), (7, 50))],
    'q4': [{'status': s, 'userId': u, 'first': n} for s, u, n in ((3, 7, 20), (2, 100, 10), (3, 200, 50))],
    's1': [{'id': i, 'first': n} for i, n in ((1, 10), (2, 1), (4, 10), (777, 3), (19999, 10))],
    's2': [{'id': t, 'first': n} for t, n in ((1, 10), (20, 3))],
    's3': [{'topicId': t, 'userId': u, 'first': n} for t, u, n in ((4, 1, 20), (20, 200, 5))],
    's4': [{'motherId': m, 'first': n} for m, n in ((1, 20), (250, 100), (500, 5))],
}
SQL_PARAMETERS = {'q1': ('id',), 'q2': ('topicId', 'first'), 'q3': ('sessionId', 'first'), 'q4': ('status', 'userId', 'first')}

STATUSES = {1: ('IN_QUEUE',), 2: ('USER_LAST', 'CUSTOMER_LAST'), 3: ('CLOSED',), 4: ('CLOSED_FROM_QUEUE',)}
SESSION_STATUS = {name: number for number, names in STATUSES.items() for name in names}
TICKET_STATUS = {'UNKNOWN': 0, 'ACTIVE': 1, 'OPEN': 1, 'CLOSED': 2, 'POSTPONED': 3, 'DELETED': 4, 'MERGED': 5}
# The bench's type of a message says who sent it.
MESSAGE_TYPE = {'CUSTOMER': 1, 'AGENT': 2}
# Parley's numbers of statuses, which the limit of s1..s4 reads, and the bench's.
PARLEY_STATUS = {4: 1, 5: 2, 6: 2, 9: 3, 11: 4}
# These grow while the two answers are made.
SECONDS = {'waitSeconds'}
TIMESTAMP = re.compile(r'\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$')


def global_id(type_name, number):
    return base64.urlsafe_b64encode(f'{type_name}:{number}'.encode()).decode().rstrip('=')


def variables(op, v):
    if op == 'q1':
        return {'id': global_id('ChatSession', v['id'])}
    if op == 'q3':
        return v | {'sessionId': global_id('ChatSession', v['sessionId'])}
    if op == 'q4':
        where = {'status': {'in': list(STATUSES[v['status']])}, 'user': {'databaseId': {'eq': v['userId']}}}
        if len(where['status']['in']) == 1:
            where['status'] = {'eq': where['status']['in'][0]}
        return {'where': where, 'first': v['first']}
    if op in ('s1', 's2'):
        return v | {'id': global_id({'s1': 'Ticket', 's2': 'ChatTopic'}[op], v['id'])}
    return v


def ask(peer, op, v):
    query = (HERE / 'queries' / f"{peer['dialect']}.{op}.graphql").read_text().strip()
    body = json.dumps({'query': query, 'variables': variables(op, v), 'operationName': op.upper()}).encode()
    headers = {'content-type': 'application/json', 'accept': 'application/json',
               'authorization': 'Bearer ' + os.environ['PARLEY_TOKEN']}
    try:
        with urllib.request.urlopen(urllib.request.Request(peer['url'], body, headers), timeout=10) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as e:
        raise RuntimeError(f'{e}: {e.read(300).decode(errors="replace")}') from e


def psql(db, sql):
    run = subprocess.run([HERE / 'bin/db.sh', 'psql', db, '-X', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', sql],
                         capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(run.stderr.strip())
    return run.stdout.strip()


def limit(op, v):
    if op.startswith('s'):
        script = (HERE / 'sql' / f'{op}.pgbench').read_text()
        sql = '\n'.join(line for line in script.splitlines() if not line.startswith('\\'))
        values = {name if name != 'first' else 'page': value for name, value in v.items()}
        return benchs_statuses(json.loads(psql(PARLEY_DB, re.sub(r'(?<!:):([a-zA-Z]+)', lambda m: str(values[m[1]]), sql))))
    values = [int(v[p]) for p in SQL_PARAMETERS[op]]
    sql = (HERE / 'sql' / f'{op}.sql').read_text()
    return as_loaded(op, json.loads(psql(CHAT_DB, re.sub(r'\$(\d)', lambda m: str(values[int(m[1]) - 1]), sql))))


def benchs_statuses(v):
    if isinstance(v, list):
        return [benchs_statuses(x) for x in v]
    if isinstance(v, dict):
        ticket = 'title' in v
        return {k: PARLEY_STATUS[x] if k == 'status' and not ticket else benchs_statuses(x) for k, x in v.items()}
    return v


def as_loaded(op, answer):
    """The two things that load.sh changes: queue positions begin at 1, and a few open sessions have another customer."""
    sessions = {'q1': [answer], 'q2': answer}.get(op, [])
    if not sessions:
        return answer
    ids = ','.join(str(s['id']) for s in sessions)
    customers = json.loads(psql(PARLEY_DB, f'select json_object_agg(id, customer_id) from chat_session where id in ({ids})'))
    for s in sessions:
        if s.get('initialQueuePos') == 0:
            s['initialQueuePos'] = 1
        now = customers.get(str(s['id']))
        if s['customer'] and now != s['customer']['id']:
            person = json.loads(psql(CHAT_DB, f"""
                select to_jsonb(p) || jsonb_build_object('contact', to_jsonb(c) || jsonb_build_object('orgNumber', c.org_number))
                from person p left join contact c on c.id = p.contact_id where p.id = {now}"""))
            contact = {k: person['contact'][k] for k in s['customer']['contact']}
            print(f"   {op}: session {s['id']} has customer {now} for {s['customer']['id']}")
            s['customer'] = {k: person[k] for k in s['customer'] if k != 'contact'} | {'contact': contact}
    return answer


def neutral(op, data):
    data = plain(data)
    if op == 'q3':
        return data['session'] and data['session']['messages']
    if op == 's3':
        return data
    return data[{'q1': 'session', 'q2': 'pendingQueue', 'q4': 'sessions', 's1': 'ticket', 's2': 'topic', 's4': 'sessions'}[op]]


def plain(v, key=None):
    if isinstance(v, list):
        return [plain(x, key) for x in v]
    if isinstance(v, dict):
        if v.keys() == {'nodes'}:
            return plain(v['nodes'], key)
        if v.keys() == {'amount'}:
            # Money, a decimal in a string. The limit has the number alone.
            return float(v['amount'])
        if 'sender' in v:
            # The limit has the fields of the sender in the message.
            v = {k: x for k, x in v.items() if k != 'sender'} | v['sender']
        return {k: number_of(plain(x, k), k, key) for k, x in v.items()}
    if isinstance(v, str) and TIMESTAMP.match(v):
        return datetime.datetime.fromisoformat(re.sub(r'([+-]\d\d)$', r'\1:00', v.replace('Z', '+00:00'))).timestamp()
    return v


def number_of(v, key, owner):
    if key == 'status':
        return (TICKET_STATUS if owner == 'ticket' else SESSION_STATUS).get(v, v)
    if key == 'cursor':
        # The last value of the place that it names is the row's id.
        text = v.replace('\n', '').replace('+', '-').replace('/', '_').rstrip('=')
        return json.loads(base64.urlsafe_b64decode(text + '=' * (-len(text) % 4)))[-1]
    return MESSAGE_TYPE.get(v, v) if key == 'type' else v


def difference(a, b, path=''):
    """The first place where two answers differ; 1 and 1.0 are the same number."""
    if isinstance(a, dict) and isinstance(b, dict):
        if a.keys() != b.keys():
            return f'{path}: fields {sorted(a.keys() ^ b.keys())}'
        found = (difference(a[k], b[k], f'{path}.{k}') for k in a)
        return next((d for d in found if d), None)
    if isinstance(a, list) and isinstance(b, list):
        if len(a) != len(b):
            return f'{path}: {len(a)} rows for {len(b)}'
        found = (difference(x, y, f'{path}[{i}]') for i, (x, y) in enumerate(zip(a, b)))
        return next((d for d in found if d), None)
    if path.rsplit('.', 1)[-1] in SECONDS and isinstance(a, int) and isinstance(b, int):
        return None if abs(a - b) <= 5 else f'{path}: {a} for {b}'
    return None if a == b and isinstance(a, bool) == isinstance(b, bool) else f'{path}: {a!r} for {b!r}'


# One session that was written to, whole where M2 made it: which columns have a value, and the values that are not times, numbers given out
# by the database, or chosen by the load. The promised wait is known only once a topic has seen some accepts.
WRITTEN = {
    'm1': f"select session_id from chat_session_event e join chat_session s on s.id = session_id"
          f" where session_id <= {200000 * SCALE} and s.status = 4 order by session_id limit 1",
    'm2': f"select id from chat_session where id > {200000 * SCALE} and status = 9 and customer_id is not null order by id limit 1",
}
TRACES = """
with s as (select * from chat_session where id = ({session}))
select json_build_object(
  'events', (select json_agg(json_build_object('number', s.event_seq - seq, 'type', type, 'actor', regexp_replace(actor, '[0-9]+$', ''), 'hidden', hidden,
      'told', (select json_agg(key order by key) from jsonb_object_keys(payload) key)) order by seq)
    from (select * from chat_session_event where session_id = s.id order by seq desc limit {most}) e),
  'messages', (select json_agg(json_build_object('number', s.message_seq - seq, 'type', type, 'special', special_type, 'read', read_by_customer,
      'author', author is null, 'user', created_by is null, 'text', case when special_type = 0 then message end) order by seq)
    from (select * from chat_message where session_id = s.id order by seq desc limit {most}) m),
  'session', (select json_object_agg(key, case when key in ('status', 'rank', 'alert_level', 'flags', 'ended_by', 'end_reason', 'last_message',
      'first_message', 'message_seq', 'event_seq', 'change_count', 'customer_read_seq', 'user_read_seq', 'note_count') then value end order by key)
    from jsonb_each_text(to_jsonb(s)) where value is not null and key <> 'promised_wait_seconds' and {whole}))
from s"""


def traces(db, op):
    whole = op == 'm2'
    return json.loads(psql(db, TRACES.format(session=WRITTEN[op], most=100 if whole else 1, whole=str(whole).lower())))


def check_written(op):
    try:
        differs = difference(traces(LIMIT_DB, op), traces(PARLEY_DB, op), op)
    except Exception as e:
        differs = f'error {type(e).__name__}: {e}'
    print(f'{op} fair limit writes what Parley writes: ' + (f'DIFFERS {differs}' if differs else 'ok'))
    return bool(differs)


def main(only):
    wrong = sum(check_written(op) for op in WRITTEN if op in only)
    for peer in peers:
        if peer['dialect'] != 'parley':
            continue
        for op, cases in CASES.items():
            if only and op not in only:
                continue
            for v in cases:
                label = f"{op} {peer['name']} {json.dumps(v)}"
                try:
                    answer = ask(peer, op, v)
                    if answer.get('errors'):
                        raise RuntimeError(json.dumps(answer['errors'])[:400])
                    differs = difference(neutral(op, answer['data']), plain(limit(op, v)), op)
                except Exception as e:
                    print(f'{label} error {type(e).__name__}: {e}')
                    wrong += 1
                    continue
                print(f'{label} DIFFERS {differs}' if differs else f'{label} ok ({len(json.dumps(answer))} bytes)')
                wrong += bool(differs)
    return wrong


if __name__ == '__main__':
    sys.exit(1 if main(sys.argv[1:]) else 0)
