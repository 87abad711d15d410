package audit_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit"
	"github.com/gearaudit/gearaudit/audit/regime/profile"
)

// many repeats the rows of the rural sample until there are n, each with a
// serial number of its own.
func many(b testing.TB, n int) string {
	heading, rows := rowsOf(sample(b, "rural-carrier.csv"))
	var out strings.Builder
	out.WriteString(heading + "\n")
	for i := range n {
		fmt.Fprintf(&out, "%s%d\n", rows[i%len(rows)], i/len(rows)) // notes, so that no row repeats another
	}
	return out.String()
}

// BenchmarkStart is an audit of one row: what a run costs before its rows.
func BenchmarkStart(b *testing.B) { bench(b, "manufacturer,model\nHuawei,BBU3900\n", nil) }

// BenchmarkRural is the sample with its profile, as make demo audits it.
func BenchmarkRural(b *testing.B) { bench(b, sample(b, "rural-carrier.csv"), ruralProfile(b)) }

// BenchmarkCorridor is the whole corridor on 100,000 rows.
func BenchmarkCorridor(b *testing.B) { bench(b, many(b, 100_000), ruralProfile(b)) }

func bench(b *testing.B, text string, p *profile.Profile) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		opts := request(b, text)
		opts.Profile, opts.Summary = p, true
		if _, err := audit.Run(context.Background(), opts); err != nil {
			b.Fatal(err)
		}
	}
}
