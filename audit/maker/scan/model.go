package scan

import (
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// modelWindow is the length up to which a model is looked at.
const modelWindow = 96

// model looks whether a model of a strong family begins at text[i], with three
// signs.
func (s *scan) model(text []byte, i int, signs uint32) {
	rest := text[i:min(len(text), i+modelWindow)]
	var up [modelWindow]byte
	raised := 0
	for _, m := range open(s, s.names.models[signs]) {
		n := len(m.Text)
		if len(rest) < n {
			continue
		}
		for ; raised < n; raised++ {
			up[raised] = sign(rest[raised])
		}
		if string(up[:n]) != m.Text {
			continue
		}
		for ; raised < len(rest); raised++ {
			up[raised] = sign(rest[raised])
		}
		if m.Family.MayFollow(up[n:len(rest)]) && m.Family.Match(string(up[n-1:len(rest)])) > 0 {
			s.found.add(s.names.bit[m.Family.Vendor])
		}
	}
}

// sign is a byte of a model as families are written.
func sign(c byte) byte {
	if c == '_' {
		return ' '
	}
	return words.Raised(c)
}
