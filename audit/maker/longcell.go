package maker

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/codes"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// Lengths in bytes up to which a cell is read whole. No maker's name, model, number
// or address is longer than the first, and no agent's description than the second.
const (
	longestCode = 512
	longestSaid = 2 << 10
	longestText = 4 << 10
)

// Of a longer text, pieces are read in which something may stand, up to so many.
const (
	pieceBytes   = 1 << 10
	pieceOverlap = 96 // bytes that two pieces share
	mostPieces   = 4
)

// wholeUpTo returns the length up to which a cell of a field is read whole.
func wholeUpTo(f gear.Field) int {
	switch f {
	case gear.Description, gear.Notes:
		return longestText
	case gear.SysDescr, gear.SoftwareVersion:
		return longestSaid
	}
	return longestCode
}

// read works out what the text of a field says. What is longer than any value of the
// field is read in part, and searched for the names of vendors as a whole; where that
// leaves anything out, the cell is unread besides.
func (s *Session) read(f gear.Field, text string) *cell {
	most := wholeUpTo(f)
	if len(text) <= most {
		return s.maker.read(&s.memory, f, text)
	}
	var c cell
	if most == longestText {
		hits, all := s.readPieces(f, text)
		c = *newCell(f, hits)
		c.unread = !all
	} else {
		c = *s.maker.read(&s.memory, f, strings.Clone(begin(text, most)))
		c.unread = true
	}
	c.serial, c.answer = 0, nil
	named, all := s.namedIn(f, text)
	c.unread = c.unread || !all
	for _, e := range named {
		if !slices.ContainsFunc(c.evidence, func(o evidence.Evidence) bool {
			return o.Vendor == e.Vendor && (o.Strength > evidence.Mention || !c.unread)
		}) {
			c.evidence = append(c.evidence, e)
			if c.depends != nil {
				c.depends = append(c.depends, nil)
			}
		}
	}
	c.known = len(c.evidence) > 0 || c.unread
	return &c
}

// readPieces reads a long text piece by piece, and only those pieces in which a name
// or a model may stand. It reports whether these were all. What stands behind the
// first piece is a question at most, since what it belongs to may be out of sight.
func (s *Session) readPieces(f gear.Field, text string) (hits []evidence.Hit, all bool) {
	pieces := 0
	for from := 0; from < len(text); {
		piece := begin(text[from:], pieceBytes)
		if raw := []byte(piece); !plainBytes(raw) || codes.MayHoldAddress(raw) || !s.dull(raw) {
			if pieces++; pieces > mostPieces {
				return hits, false
			}
			for _, h := range s.maker.textHits(&s.memory, f, words.Unwrapped(words.Clean(strings.Clone(piece)))) {
				if from > 0 {
					h.Strength = min(h.Strength, evidence.Weak)
				}
				hits = append(hits, h)
			}
		}
		if from+len(piece) == len(text) {
			break
		}
		from += len(begin(piece, len(piece)-pieceOverlap))
	}
	return hits, true
}

// mostBegun is how many beginnings of names are looked at in a long cell, besides those
// at its end.
const mostBegun = 500

// namedIn returns the vendors that a text names anywhere, each as a question, and
// reports whether it was searched whole.
func (s *Session) namedIn(f gear.Field, text string) (named []evidence.Evidence, all bool) {
	scanner, err := s.maker.scanner()
	if err != nil {
		return nil, false
	}
	raw := []byte(text)
	found, all := scanner.FindSome(raw, mostBegun)
	for _, vendor := range scanner.Vendors(found) {
		named = append(named, evidence.Evidence{Kind: evidence.Text, Field: f, Entry: vendor, Vendor: vendor, Matched: vendor, Strength: evidence.Weak,
			Note: fmt.Sprintf("named in a cell of %d bytes, which is read in part", len(text))})
	}
	return named, all
}

// begin returns the beginning of a text of at most so many bytes, between two of its
// words where there is a blank in the second half of it.
func begin(text string, most int) string {
	if len(text) <= most {
		return text
	}
	if i := strings.LastIndexByte(text[:most], ' '); i >= most/2 {
		return text[:i]
	}
	for most > 0 && !utf8.RuneStart(text[most]) {
		most--
	}
	return text[:most]
}

// questioned is the answer for a row with a cell that was read in part: what was read
// stands where it names a vendor, and clears nothing.
func questioned(id *Identification, f gear.Field) *Identification {
	if id.Vendor != "" {
		return id
	}
	out := *id
	out.Level, out.Missing = gear.Unknown, []gear.Field{gear.Manufacturer}
	out.Note = fmt.Sprintf("a cell is longer than the %d bytes that are read of its field, and was searched for names only", wholeUpTo(f))
	return &out
}
