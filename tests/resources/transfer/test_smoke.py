from portal.taxonomy.models import Facet
from resources.models import *
from resources.transfer.uploading import *
from resources.transfer.importing import *
from resources.transfer.exporting import *
from resources.transfer.writing import csv_lines
from tests.factories.programs import TermFactory
from tests.factories.resources import ResourceIndexPageFactory

def test_smoke(site_root, administrator):
    lib = ResourceIndexPageFactory(parent=site_root)
    TermFactory(facet=Facet.SUBJECT, name="Organizing")
    content = 'Key;Title;Summary;Authors;Published;Subjects;Uses;Text;License;Edition: language;Edition: address;Colour\ng1;=Guide “one”;Sum;"Rivera, Ana; ""Acme, Inc.""";2024-05;Organizing;a;"Hello\n\n## Head\n- x\n- y **b**";cc-by;es;https://example.org/x.pdf;red\ng1;;;;;;;;;fr;https://example.org/y.pdf;\ng2;Two;;;2024-02-30;Organising;;;;;;\n'.encode("cp1252")
    for n in range(2):
        up = keep_upload("a.csv", content, administrator)
        check_upload(up)
        print(up.state, up.refusal, up.notes, up.outcome_counts())
        for r in up.records.all():
            print(r.outcome, r.plan)
        if n == 0:
            begin_import(up, True, False)
            run_import(up)
            for r in up.records.all():
                print(r.result, r.result_words, r.page)
    out = b"".join(csv_lines(exported_rows(keys_of(everything()))))
    print(out.decode())
    up = keep_upload("a.csv", out, administrator)
    check_upload(up)
    print(up.state, up.refusal, up.notes, up.outcome_counts())
    for r in up.records.all():
        print(r.outcome, r.plan)
    assert 0
