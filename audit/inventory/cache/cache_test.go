package cache

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// cell is a text with something else behind it, as in a chunk.
func cell(rng *rand.Rand, text string) []byte {
	b := append([]byte(text), make([]byte, 16)...)
	for i := len(text); i < len(b); i++ {
		b[i] = byte(rng.IntN(256))
	}
	return b[:len(text)]
}

// The cache gives a text the number that a map gives it, whatever stands behind the
// text, however many there are and however much alike they begin and end.
func TestCacheIsAMap(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	room := 64 << 20
	c, masks, numbers := New(&room), NewMasks(), map[string]uint32{}
	for range 30_000 {
		text := strings.Repeat("x", rng.IntN(20)) + fmt.Sprint(rng.IntN(900)) + strings.Repeat("y", rng.IntN(3)*8)
		b := cell(rng, text)
		k := masks.Key(b)
		s := c.Find(&k, b)
		want := numbers[text]
		if s.ID != want {
			t.Fatalf("%q has the number %d, want %d", text, s.ID, want)
		}
		if want > 0 {
			if e := c.Entry(want); e.Text != text || e.Value.Text != "value of "+text {
				t.Fatalf("number %d is %q with %q, want %q", want, e.Text, e.Value.Text, text)
			}
			if first := c.First(&Lookup{Key: k, At: uint32(k.Hash() & uint64(len(c.Slots)-1))}); first != nil && len(text) <= 16 && first.ID != want {
				t.Fatalf("%q is first found as %d, want %d", text, first.ID, want)
			}
			continue
		}
		before, size := room, entryBytes+len(text)
		if !c.Add(s, &k, text, gear.Value{Text: "value of " + text, State: gear.Bad}) {
			t.Fatalf("%q is not taken as number %d", text, len(numbers))
		}
		if numbers[text] = c.Count; c.Count != uint32(len(numbers))+gear.EmptyID || before-room != size || !s.Bad {
			t.Fatalf("text %d has the number %d and takes %d, want %d", len(numbers), c.Count, before-room, size)
		}
		if 3*len(numbers) >= 2*len(c.Slots) {
			c.Grow()
		}
	}
	if len(numbers) < 10_000 {
		t.Errorf("only %d texts were met", len(numbers))
	}
}

// What finds no room is not taken, and nothing after it.
func TestCacheIsBounded(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	masks := NewMasks()
	room := 3*(entryBytes+4) - 1
	c := New(&room)
	for i := range 5 {
		b := cell(rng, fmt.Sprintf("a%03d", i))
		k := masks.Key(b)
		if got, want := c.Add(c.Find(&k, b), &k, string(b), gear.Value{}), i < 2; got != want || c.Closed == want {
			t.Errorf("text %d is taken: %v, want %v; closed: %v", i, got, want, c.Closed)
		}
	}
	// A column whose texts do not come twice is not looked at any more, and one whose
	// texts do goes on.
	for again, idle := range map[int]bool{0: true, 3: false} {
		room := 64 << 20
		c := New(&room)
		for i := 0; i < warmUp+10 && !c.Closed; i++ {
			b := cell(rng, fmt.Sprint("text ", i))
			k := masks.Key(b)
			for range again {
				c.Find(&k, b)
			}
			c.Add(c.Find(&k, b), &k, string(b), gear.Value{})
			if 3*int(c.Count) >= 2*len(c.Slots) && !c.Idle {
				c.Grow()
			}
		}
		if c.Idle != idle || idle && (c.Slots != nil || c.Count != warmUp) {
			t.Errorf("texts that come %d times: idle %v after %d, want %v", again+1, c.Idle, c.Count, idle)
		}
	}
}
