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
	for k, c := range rest {
		if up[k] = words.Raised(c); c == '_' {
			up[k] = ' '
		}
	}
	for _, m := range s.names.models[signs] {
		n := len(m.Text)
		if len(rest) >= n && string(up[:n]) == m.Text && m.Family.MayFollow(up[n:len(rest)]) && m.Family.Match(string(up[n-1:len(rest)])) > 0 {
			s.found.add(s.names.bit[m.Family.Vendor])
		}
	}
}
