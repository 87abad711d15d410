package audit_test

import (
	"context"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/internal/audittest"
	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/rules"
)

// Every field is given values that would drive a loop or a matcher far, one row for
// each field: the work is that of a plain value of the same length. It is counted in
// bytes that were asked for; a run that does not end is ended.
func TestCostGrowsWithRows(t *testing.T) {
	if testing.Short() {
		t.Skip("a quarter of a minute long")
	}
	dict, err := rules.Fields()
	if err != nil {
		t.Fatal(err)
	}
	fields := dict.Len()
	values := []string{
		"999999999999", "-999999999999", "9223372036854775807", "1e308", "1e-308", "-0", "NaN", "Inf", "0x7fffffffffffffff", "99999999999999999999999999999999/1",
		"0001-01-01", "9999-12-31", "31.12.99999", "90.0000000001", "-180.999999", "$999,999,999,999,999.99",
	}
	const long = 64<<10 - 1
	for _, part := range []string{
		"Huawe ", "huawei", "S5720-", "H u a w e i ", "RRU390", "AirScal", "S", "00:E0:FC:12:34:5", "1.3.6.1.4.1.2011", "2102351", "2026-01-0", "1,000,", "0.", "9", "華為", "Ηuawei", "a-", "uplink to ", "\"\"", "/", "=HYPERLINK",
	} {
		values = append(values, strings.Repeat(part, long/len(part)))
	}
	tried := 0
	short, much := work(t, fields, dict, "x x x x x"), work(t, fields, dict, strings.Repeat("x ", long/2))
	for _, v := range values {
		plain := short
		if len(v) > 100 {
			plain = much
		}
		got := work(t, fields, dict, v)
		if got > 6*plain+64<<20 {
			t.Errorf("%.40q in every field takes %d MiB of work, and a plain value of its length %d", v, got>>20, plain>>20)
		}
		tried += fields
	}
	t.Logf("%d cells tried", tried)
}

// work is how many bytes an audit asks for of a file that has one row for each field,
// with the value in it.
func work(t *testing.T, fields int, dict *gear.Dictionary, value string) uint64 {
	t.Helper()
	var b strings.Builder
	for i := range fields {
		b.WriteString(dict.Name(gear.Field(i)) + ",")
	}
	b.WriteString("\n")
	for i := range fields {
		for j := range fields {
			switch {
			case i == j:
				b.WriteString(`"` + value + `"`)
			case j == int(gear.Manufacturer):
				b.WriteString("Huawei")
			case j == int(gear.Model):
				b.WriteString("RRU3908")
			}
			b.WriteString(",")
		}
		b.WriteString("\n")
	}
	opts := audittest.Options(t, b.String())
	opts.AllowRejects, opts.Workers, opts.All = 1000, 1, true
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var run *report.Run
	run, err := audit.Run(ctx, opts)
	if err != nil {
		t.Fatalf("%.40q: %v", value, err)
	}
	runtime.ReadMemStats(&after)
	if n := run.Summary.Counts.Rows; n != int64(fields) {
		t.Errorf("%.40q: %d rows of %d", value, n, fields)
	}
	return after.TotalAlloc - before.TotalAlloc
}
