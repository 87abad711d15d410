package regime

// Most rows are of no category that a list names, and several rules use the
// same list. So each category is tried once per row, before any rule is.

// maxGates is the number of bits in a scene's gates. Categories above it share
// the last one.
const maxGates = 64

// addGates numbers the categories of the duties in force.
func (j *Judge) addGates() {
	for _, d := range j.compiled {
		for _, p := range d.entries {
			if p.category != nil && p.inForce {
				p.gate = j.addGate(p.category)
			}
		}
	}
}

func (j *Judge) addGate(category *node) uint8 {
	for i, g := range j.gates {
		if g.src == category.src {
			return uint8(min(i, maxGates-1))
		}
	}
	j.gates = append(j.gates, category)
	return uint8(min(len(j.gates), maxGates) - 1)
}
