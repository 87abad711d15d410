package words

// Cutter is the memory that a session reads cells with, so that a cell which
// says nothing leaves nothing behind.
type Cutter struct {
	name Text
	text string // that name is cut from
	half Text   // of what stands beside a model
}

// Cut takes a cleaned text apart. The result is valid until the next cut. The
// text that was cut last is not cut again: readers of a cell ask for its words
// one after the other, which was 6 % of an inventory without repeated values.
func (m *Cutter) Cut(s string) Text {
	if s == m.text {
		return m.name
	}
	m.text = s
	n := Text{Parts: m.name.Parts[:0], Words: m.name.Words[:0]}
	n.cut(s)
	m.name = n
	return n
}

// CutBeside takes apart what stands beside a model, and leaves the last cut valid.
func (m *Cutter) CutBeside(s string) []Part {
	if s == "" {
		return nil
	}
	n := Text{Parts: m.half.Parts[:0], Words: m.half.Words[:0]}
	n.cut(s)
	m.half = n
	return n.Parts
}
