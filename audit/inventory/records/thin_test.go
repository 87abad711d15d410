package records

import (
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// rowsIn cuts a chunk into the texts of its rows, by line.
func rowsIn(c *Chunk, d Dialect) map[int]string {
	out := map[int]string{}
	rows := RowReader{Dialect: d}
	rows.Begin(c)
	for r, ok := rows.Next(); ok; r, ok = rows.Next() {
		out[r.Line] = string(rows.Text(&r))
	}
	return out
}

// A chunk that was thinned has the rows that were wanted, and those with quotes, on the
// lines where they stood, and nothing of the others. Rows are cut alike whatever the
// size of the chunks.
func TestThinnedChunks(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	pieces := []string{"a", "bb", `"q"`, `"a,b"`, "\"a\nb\"", `"x""y"`, "", " ", "héé", ` "s" `}
	d := Dialect{Delimiter: ',', Newline: '\n', Quote: '"'}
	wanted := func(row []byte) bool { return len(row)%2 == 0 }
	for range 300 {
		var b strings.Builder
		for range rng.IntN(12) {
			for range 1 + rng.IntN(3) {
				b.WriteString(pieces[rng.IntN(len(pieces))] + ",")
			}
			b.WriteString("end\n")
		}
		text := strings.TrimSuffix(b.String(), []string{"", "\n"}[rng.IntN(2)])
		for _, size := range []int{1, 7, 64, 4096} {
			f := Chunker{Dialect: d, R: strings.NewReader(text), Size: size, Limit: 1 << 20, Line: 1}
			whole := map[int]string{}
			for c := (&Chunk{}); ; {
				if err := f.Next(c); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatal(err)
				}
				before := rowsIn(c, d)
				c.Thin(d, wanted)
				after := rowsIn(c, d)
				for line, row := range before {
					want := ""
					if strings.Contains(row, `"`) || wanted([]byte(row)) {
						want = row
					}
					if after[line] != want {
						t.Fatalf("%q in chunks of %d: line %d was %q and is %q, want %q", text, size, line, row, after[line], want)
					}
					whole[line] = row
				}
			}
			line := 1
			for rest := text; rest != ""; {
				row := whole[line]
				if !strings.HasPrefix(rest, row) || row == "" {
					t.Fatalf("%q in chunks of %d: line %d is %q", text, size, line, row)
				}
				line += 1 + strings.Count(row, "\n")
				rest = strings.TrimPrefix(rest[len(row):], "\n")
			}
		}
	}
}
