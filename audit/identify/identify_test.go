package identify_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/identify"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/makerlist"
)

// identified prints who made each row of a text.
func identified(t *testing.T, text, format string, workers int) (string, *report.Makers) {
	t.Helper()
	req := audittest.Options(t, text)
	req.Workers = workers
	var out bytes.Buffer
	w, err := makerlist.NewWriter(&out, format, report.Tool{Name: "gearaudit", Version: "test"}, 80)
	if err != nil {
		t.Fatal(err)
	}
	m, err := identify.Run(context.Background(), req, w)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(m); err != nil {
		t.Fatal(err)
	}
	return out.String(), m
}

// long repeats the rows of the rural sample until they fill several batches.
func long(t *testing.T) string {
	t.Helper()
	text := audittest.Sample(t, "rural-carrier.csv")
	head, rows, _ := strings.Cut(text, "\n")
	return head + "\n" + strings.Repeat(rows, 4)
}

// However many hands, the same bytes come out, in input order.
func TestIdentifyIsTheSameWithAnyHands(t *testing.T) {
	text := long(t)
	for _, format := range makerlist.Formats() {
		one, _ := identified(t, text, format, 1)
		if many, _ := identified(t, text, format, 7); many != one {
			t.Errorf("%s: one hand and seven hands give different bytes", format)
		}
	}
}

// Every row gets one answer, rejected ones too, and the sums agree with them.
func TestIdentifyAnswersEveryRow(t *testing.T) {
	text := long(t) + "one,cell,too,few\n"
	out, m := identified(t, text, "csv", 3)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	levels := map[string]int64{}
	for _, r := range rows[1:] {
		levels[r[5]]++
		if (r[4] != "") != (r[5] != "unknown" && r[5] != "rejected") {
			t.Fatalf("%v: a vendor is named at the levels that mean one, and only there", r)
		}
	}
	if m.Rows != m.Judged+m.Rejected || int64(len(rows)-1) != m.Rows || m.Rejected != 1 || m.ExitCode != 3 {
		t.Errorf("%d answers for %d rows, of which %d judged and %d rejected; exit code %d", len(rows)-1, m.Rows, m.Judged, m.Rejected, m.ExitCode)
	}
	var sum report.VendorLevels
	for _, v := range m.Vendors {
		sum.Confirmed, sum.Probable, sum.Possible, sum.Conflicting = sum.Confirmed+v.Confirmed, sum.Probable+v.Probable, sum.Possible+v.Possible, sum.Conflicting+v.Conflicting
	}
	if sum.Confirmed != levels["confirmed"] || sum.Probable != levels["probable"] || sum.Possible != levels["possible"] || sum.Conflicting != levels["conflicting"] ||
		m.Unknown+m.Somebody != levels["unknown"] || levels["rejected"] != 1 {
		t.Errorf("the sums %+v, %d and %d do not agree with the rows %v", sum, m.Unknown, m.Somebody, levels)
	}
}

// What is printed for programs can be read as one document.
func TestIdentifyJSONIsWhole(t *testing.T) {
	for name, text := range map[string]string{"rows": "manufacturer,model\nHuawei,RRU3908\nNokia,x\n", "none": "manufacturer,model\n"} {
		req := audittest.Options(t, text)
		var out bytes.Buffer
		w, err := makerlist.NewWriter(&out, "json", report.Tool{Name: "gearaudit"}, 80)
		if err != nil {
			t.Fatal(err)
		}
		m, err := identify.Run(context.Background(), req, w)
		if err != nil {
			continue // an inventory without rows is no inventory
		}
		if err := w.Close(m); err != nil {
			t.Fatal(err)
		}
		var doc struct {
			Rows   []report.MakerRow `json:"rows"`
			Judged int64             `json:"judged"`
		}
		if err := json.Unmarshal(out.Bytes(), &doc); err != nil || int64(len(doc.Rows)) != doc.Judged {
			t.Errorf("%s: %d rows of %d: %v in %s", name, len(doc.Rows), doc.Judged, err, out.String())
		}
	}
}

// A question is answered as a row that says the same is.
func TestAnswerIsThatOfARow(t *testing.T) {
	for _, texts := range []map[gear.Field]string{
		{gear.Manufacturer: "Hauwei Tech"}, {gear.Model: "DS-2CD2143G0-I", gear.Manufacturer: "Axis"}, {gear.MACAddress: "00:18:82:01:02:03"}, {gear.Manufacturer: "Nokia"},
	} {
		row, _, err := identify.One(audittest.Options(t, "manufacturer\nx\n"), texts)
		if err != nil {
			t.Fatal(err)
		}
		_, m := identified(t, "manufacturer,model,mac_address\n"+texts[gear.Manufacturer]+","+texts[gear.Model]+","+texts[gear.MACAddress]+"\n", "csv", 1)
		if (row.Vendor == "") != (len(m.Vendors) == 0) || row.Vendor != "" && m.Vendors[0].Vendor != row.Vendor {
			t.Errorf("%v: %s by itself, %v in a row", texts, row.Vendor, m.Vendors)
		}
	}
	if _, _, err := identify.One(audittest.Options(t, "manufacturer\nx\n"), map[gear.Field]string{gear.MACAddress: "zz"}); err == nil {
		t.Error("zz is an address")
	}
}
