package inventory_test

import (
	"context"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"runtime"
	"testing"

	"github.com/gearaudit/gearaudit/audit/inventory"
	"github.com/gearaudit/gearaudit/audit/inventory/input"
	"github.com/gearaudit/gearaudit/rules"
)

// benchFile is the file that the benchmarks read: samples/generate makes one,
// GEARAUDIT_BENCH names it.
func benchFile(b *testing.B) string {
	path := os.Getenv("GEARAUDIT_BENCH")
	if path == "" {
		b.Skip("GEARAUDIT_BENCH names no file")
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	return path
}

// BenchmarkScan reads every cell that means a field.
func BenchmarkScan(b *testing.B) {
	path := benchFile(b)
	dict, err := rules.Fields()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		src, err := input.FromFile(path)
		if err != nil {
			b.Fatal(err)
		}
		tables, err := inventory.Open(context.Background(), []*input.Source{src}, dict, inventory.Options{})
		if err != nil {
			b.Fatal(err)
		}
		stats, err := tables.Files[0].Scan(context.Background(), runtime.GOMAXPROCS(0), func(_ int, batch *inventory.Batch) func() error {
			for batch.Next() {
			}
			return nil
		})
		if err != nil || stats.Judged == 0 {
			b.Fatal(stats, err)
		}
	}
}

// BenchmarkStandardReader is the same walk with encoding/csv, which looks at no
// cell.
func BenchmarkStandardReader(b *testing.B) {
	path := benchFile(b)
	for b.Loop() {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		r := csv.NewReader(f)
		r.ReuseRecord = true
		for err == nil {
			_, err = r.Read()
		}
		if !errors.Is(err, io.EOF) {
			b.Fatal(err)
		}
		f.Close()
	}
}
