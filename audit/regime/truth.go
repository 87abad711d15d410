package regime

// truth is a value of three-valued logic.
type truth uint8

const (
	no truth = iota
	unknown
	yes
)

// String returns yes, no or unknown.
func (t truth) String() string { return [...]string{"no", "unknown", "yes"}[t] }

func known(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (t truth) not() truth { return yes - t }
