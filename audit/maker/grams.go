package maker

// grams is a set of beginnings of three letters or digits, case ignored. It
// answers in a few nanoseconds that a text cannot hold any of some names.
type grams [36 * 36 * 36 / 64]uint64

// digit36 numbers letters and digits from 0; 36 is anything else.
func digit36(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'z':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'Z':
		return int(c-'A') + 10
	}
	return 36
}

// add files the beginning of a name; false when it has none of three letters.
func (g *grams) add(name string) bool {
	if len(name) < 3 {
		return false
	}
	a, b, c := digit36(name[0]), digit36(name[1]), digit36(name[2])
	if max(a, b, c) > 35 {
		return false
	}
	k := (a*36+b)*36 + c
	g[k/64] |= 1 << (k % 64)
	return true
}

// has reports whether a name begins with the three letters or digits.
func (g *grams) has(a, b, c int) bool {
	k := (a*36+b)*36 + c
	return g[k/64]&(1<<(k%64)) != 0
}

// at reports whether a name may begin at t[i], whatever stands between its
// letters. Where fewer than three follow it may not.
func (g *grams) at(t string, i int) bool {
	a, b := digit36(t[i]), 36
	if a == 36 {
		return false
	}
	for i++; i < len(t); i++ {
		d := digit36(t[i])
		switch {
		case d == 36:
		case b == 36:
			b = d
		default:
			return g.has(a, b, d)
		}
	}
	return false
}
