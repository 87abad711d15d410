package layout

// Counter counts the cells of a text that hold something from its bytes. It shares
// nothing with what cuts a text into cells, so that a cell which is read twice, or
// lost, is found.
type Counter struct {
	Delimiter, Newline, Quote byte

	Cells   int64
	filled  bool // the present cell
	quoted  bool // within quotes
	started bool // the present cell has more than blanks before
	last    byte
}

// Write takes the next bytes. It never fails.
func (c *Counter) Write(p []byte) (int, error) {
	for _, b := range p {
		c.one(b)
	}
	return len(p), nil
}

func (c *Counter) one(b byte) {
	switch {
	case b == c.Quote && (c.quoted || !c.started || c.last == c.Quote):
		if !c.quoted && c.started { // it is written twice, and so it is text
			c.filled = true
		}
		c.quoted, c.started = !c.quoted, true
	case c.quoted:
		c.filled = c.filled || b != ' ' && b != '\t' && b != '\r' && b != '\n'
	case b == c.Delimiter || b == c.Newline:
		c.End()
	default:
		c.started = true
		c.filled = c.filled || b != ' ' && b != '\t' && b != '\r' && b != '\n'
	}
	c.last = b
}

// End counts the cell that a text ends with.
func (c *Counter) End() {
	if c.filled {
		c.Cells++
	}
	c.filled, c.started, c.last = false, false, c.Newline
}
