package cost

import (
	"slices"
	"strings"
)

type wordRow struct {
	Word Cell `csv:"word"`
	Is   Cell `csv:"is"`
}

// joins are words of words.csv after which a text names what comes with a
// piece and no longer the piece.
const joins = "with"

// readWords reads the words that tell a license or a mounting part from the
// equipment that it is for.
func (c *Catalog) readWords() error {
	t, err := packTable[wordRow]("words.csv")
	if err != nil {
		return err
	}
	c.words = make(map[string]string, len(t.Rows))
	for _, r := range t.Rows {
		c.words[string(r.Word)] = string(r.Is)
	}
	return nil
}

// accessory reports whether a text names a license or a mounting part: by its
// first word, or by its last one where it does not go on to say what comes with
// the piece.
func (c *Catalog) accessory(text string) bool {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r > 127) })
	if len(words) == 0 {
		return false
	}
	is := func(w string) bool { return c.words[w] != "" && c.words[w] != joins }
	if is(words[0]) {
		return true
	}
	return is(words[len(words)-1]) && !slices.ContainsFunc(words, func(w string) bool { return c.words[w] == joins })
}
