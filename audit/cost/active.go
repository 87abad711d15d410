package cost

import "github.com/gearaudit/gearaudit/audit/gear"

// activeFunctions are the functions of the equipment that the operators of the
// reference class replaced; what is passive, powers them, stands at customers'
// or only manages does not tell how much of a site is replaced.
var (
	activeFunctions = mustCodes(functions[:], "core_user_plane|core_control|core_subscriber_data|ims_voice|interconnect_gateway|ran_baseband|ran_radio_unit|"+
		"transport_high_rate_core|transport_backhaul|optical_dwdm|router_switch")
	activeRoles = mustCodes(roles[:], "ran|core|transport")
	waiting     = mustCodes(statuses[:], "planned|staged")
)

// Signs are what a single field says of whether an item is active equipment.
// Those of an item are the signs of all its fields, joined by AND.
type Signs uint8

const (
	standing   Signs = 1 << iota // it is installed, as a piece of its own
	byFunction                   // its function counts, or is not known
	noFunction                   // its function is not known
	byRole                       // its role counts

	// AllSigns are those of a field that says nothing about it.
	AllSigns Signs = 1<<iota - 1
)

// SignFields returns the fields that have a say in it.
func SignFields() [4]gear.Field {
	return [...]gear.Field{gear.Parent, gear.Status, gear.Function, gear.Role}
}

// SignsOf returns the signs of one field, of which the item may have nothing
// else.
func SignsOf(it *gear.Item, f gear.Field) Signs {
	switch c := code(it, f); f {
	case gear.Parent:
		if it.Known(f) {
			return AllSigns &^ standing
		}
	case gear.Status:
		if !installed(it) {
			return AllSigns &^ standing
		}
	case gear.Function:
		switch {
		case c > 0 && activeFunctions.has(c):
			return AllSigns &^ noFunction
		case c > 0:
			return AllSigns &^ (noFunction | byFunction)
		}
	case gear.Role:
		if c == 0 || !activeRoles.has(c) {
			return AllSigns &^ byRole
		}
	}
	return AllSigns
}

// Active reports whether an item with these signs counts when a site's covered
// share is measured.
func (s Signs) Active() bool {
	return s&standing != 0 && s&byFunction != 0 && (s&noFunction == 0 || s&byRole != 0)
}

// Active returns the pieces of an item that count when a site's covered share
// is measured: active equipment of the mobile network that is installed. A
// component of another item is no piece of its own. It is the same for an item
// whoever made it, and cheap enough to ask for every row.
func Active(it *gear.Item) int64 {
	s := AllSigns
	for _, f := range SignFields() {
		s &= SignsOf(it, f)
	}
	if !s.Active() {
		return 0
	}
	return it.Units()
}

// installed reports whether an item is in the network, and not on its way to it.
func installed(it *gear.Item) bool {
	s := code(it, gear.Status)
	return s == 0 || !waiting.has(s)
}
