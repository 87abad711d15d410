package layout

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/inventory/records"
)

// card is a thing in three lines.
const card = "Maker;Huawei\nModel;MA5800-X7\nSerial;Q1234\n"

// A table keeps so many cells and no more, and says where it is full.
func TestFullTables(t *testing.T) {
	l := Find(rowsOf(card), words())
	if l == nil {
		t.Fatal("no layout")
	}
	for kept, full := range map[int]bool{0: false, mostCells - 1: false, mostCells: true, mostCells + 1: true} {
		table := l.Table()
		table.kept = kept
		table.Add(Row{1, []string{"Maker", "Huawei"}})
		table.End()
		if table.Full != full || (len(table.Things) == 1) == full {
			t.Errorf("with %d cells kept: full %v, %d things", kept, table.Full, len(table.Things))
		}
	}
}

// What a layout is found by ends behind so many lines, and so do the columns that names
// stand in.
func TestHowFarALayoutIsLookedFor(t *testing.T) {
	for _, n := range []int{0, 1, quickLook - 3, quickLook - 2, quickLook - 1, quickLook, lookedAt} {
		text := strings.Repeat("a line of words\n", n) + card
		if got := Find(rowsOf(text), words()) != nil; got != (n <= quickLook-2) {
			t.Errorf("behind %d lines: %v", n, got)
		}
	}
	for _, n := range []int{0, 1, mostWide - 2, mostWide - 1, mostWide, mostWide + 1} {
		text := strings.ReplaceAll("\n"+card, "\n", "\n"+strings.Repeat(";", n))[1:]
		text = text[:len(text)-n]
		if got := Find(rowsOf(text), words()) != nil; got != (n < mostWide) {
			t.Errorf("behind %d columns: %v", n, got)
		}
	}
}

// What is read by a layout is counted from the bytes, is written as rows, and is nothing
// where a row is broken.
func TestReadAndWrite(t *testing.T) {
	l := Find(rowsOf(card), words())
	d := records.Dialect{Delimiter: ';', Newline: '\n', Quote: '"'}
	two := card + "\n" + strings.ReplaceAll(card, "Q1234", "\"Q 5\x1f678\"")
	for _, chunk := range []int{16, 64, 4096} {
		table, err := l.Read(strings.NewReader(two), d, chunk, 1<<20)
		if err != nil || table == nil || len(table.Things) != 2 || table.Blank != 1 || table.Cells != 12 {
			t.Fatalf("in chunks of %d: %+v, %v", chunk, table, err)
		}
		var out bytes.Buffer
		w := bufio.NewWriter(&out)
		table.Write(w)
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		got := fmt.Sprintf("%q", out.String())
		if want := `"Maker\x1fModel\x1fSerial\x1eHuawei\x1fMA5800-X7\x1fQ1234\x1eHuawei\x1fMA5800-X7\x1fQ 5 678\x1e"`; got != want {
			t.Errorf("in chunks of %d: %s, want %s", chunk, got, want)
		}
		if table, err := l.Read(strings.NewReader(card+"Maker;\"Hua\"wei\n"), d, chunk, 1<<20); table != nil || err != nil {
			t.Errorf("a broken quote: %+v, %v", table, err)
		}
		if table, err := l.Read(strings.NewReader(card+"Notes;"+strings.Repeat("x", 5000)+"\n"), d, chunk, 1000); table != nil || err != nil {
			t.Errorf("a long row: %+v, %v", table, err)
		}
	}
	dead := errors.New("dead")
	if _, err := l.Read(readerOf(func([]byte) (int, error) { return 0, dead }), d, 64, 1000); !errors.Is(err, dead) {
		t.Errorf("a reader that fails: %v", err)
	}
}

type readerOf func([]byte) (int, error)

func (r readerOf) Read(p []byte) (int, error) { return r(p) }
