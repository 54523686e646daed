"""Records: a decision kept with all it rests on, so that it can be verified later.

>>> from datetime import date
>>> from transfer_check import load_case, load_rulebook
>>> from transfer_check.files import file_digests
>>> from transfer_check.paper.record import read_record, record_of, verify, written
>>> case = load_case("examples/2012-haiti-engineering-equipment/case.yaml")
>>> record = record_of(case, load_rulebook(), files=file_digests(), evaluated_on=date(2026, 4, 21))
>>> verify(read_record(written(record)), load_rulebook(), files=file_digests()).outcome
<Outcome.SAME: 'same'>

A record carries a digest of itself. Without a signature a digest shows accidents and careless changes;
it does not stop a forger, who computes it anew. Whoever keeps the digest elsewhere, on paper or in a
register, can hold a record to it: pass it to `read_record` as `digest`.
"""

from transfer_check.paper.record.kept import Record, case_digest, record_of, written
from transfer_check.paper.record.record_reading import read_record
from transfer_check.paper.record.verification import Outcome, Verification, verify

__all__ = ["Outcome", "Record", "Verification", "case_digest", "read_record", "record_of", "verify", "written"]
