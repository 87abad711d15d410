package objects

// Counter counts the objects of a text from its bytes, without decoding them.
type Counter struct {
	inText  bool
	escaped bool
	arrays  int      // that are open
	objects int      // that are open
	top     int64    // objects that no other object holds
	below   int64    // objects in arrays of those
	first   [3]int64 // objects in arrays of the first of them, by how many objects they stand in
	members [3]int64 // objects in it that stand in no array, by the same
}

// Write takes the next bytes. It never fails.
func (c *Counter) Write(p []byte) (int, error) {
	for _, b := range p {
		switch {
		case c.escaped:
			c.escaped = false
		case c.inText:
			c.escaped, c.inText = b == '\\', b != '"'
		case b == '"':
			c.inText = true
		case b == '[':
			c.arrays++
		case b == ']':
			c.arrays--
		case b == '{':
			c.object()
		case b == '}':
			c.objects--
		}
	}
	return len(p), nil
}

// object counts an object that begins.
func (c *Counter) object() {
	switch {
	case c.objects == 0:
		c.top++
	case c.arrays > 0:
		if c.objects == 1 {
			c.below++
		}
		if c.top == 1 && c.objects < len(c.first) {
			c.first[c.objects]++
		}
	case c.top == 1 && c.objects < len(c.members):
		c.members[c.objects]++
	}
	c.objects++
}

// Objects returns how many rows there are.
func (c *Counter) Objects(s Shape) int64 {
	switch {
	case s.Wrapped && s.Listed:
		return c.first[2] + c.top - 1
	case s.Wrapped:
		return c.first[1] + c.top - 1
	case s.Listed:
		return c.below
	case s.Keyed > 0:
		return c.members[s.Keyed]
	}
	return c.top
}
