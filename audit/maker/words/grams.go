package words

// Grams is a set of beginnings of three letters or digits, case ignored. It
// answers in a few nanoseconds that a text cannot hold any of some names.
type Grams [36 * 36 * 36 / 64]uint64

// Add files the beginning of a name; false when it has none of three letters.
func (g *Grams) Add(name string) bool {
	if len(name) < 3 {
		return false
	}
	a, b, c := Digit36(name[0]), Digit36(name[1]), Digit36(name[2])
	if max(a, b, c) > 35 {
		return false
	}
	k := (a*36+b)*36 + c
	g[k/64] |= 1 << (k % 64)
	return true
}

// Has reports whether a name begins with the three letters or digits.
func (g *Grams) Has(a, b, c int) bool {
	k := (a*36+b)*36 + c
	return g[k/64]&(1<<(k%64)) != 0
}

// GramAt reports whether a name may begin at t[i], whatever stands between its
// letters. Where fewer than three follow it may not.
func GramAt[T string | []byte](g *Grams, t T, i int) bool {
	a, b := Digit36(t[i]), 36
	if a == 36 {
		return false
	}
	for i++; i < len(t); i++ {
		d := Digit36(t[i])
		switch {
		case d == 36:
		case b == 36:
			b = d
		default:
			return g.Has(a, b, d)
		}
	}
	return false
}
