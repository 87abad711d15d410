package objects

import (
	"encoding/json"
	"slices"
)

// place is an object that lists equipment.
type place struct {
	members []member // but for the list
	gear    []json.RawMessage
}

// places returns objects as places: each holds one array of objects and no other
// object, and names no maker, which what is listed does. nil where they are none.
func (t *table) places(list []json.RawMessage) []place {
	if t.words.Makes == nil || len(t.rows) > 0 {
		return nil
	}
	out := make([]place, len(list))
	makers := false
	for i, o := range list {
		members, err := membersOf(o)
		if err != nil {
			return nil
		}
		for _, m := range members {
			inner, isList, err := arrayOf(m.value)
			switch {
			case err != nil, first(m.value) == '{':
				return nil
			case isList && len(inner) > 0 && first(inner[0]) == '{':
				if out[i].gear != nil {
					return nil
				}
				out[i].gear = inner
			case t.words.Makes(m.key):
				return nil
			case slices.ContainsFunc(inner, func(v json.RawMessage) bool { return first(v) == '{' || first(v) == '[' }):
				return nil
			default:
				out[i].members = append(out[i].members, m)
			}
		}
		for _, g := range out[i].gear {
			if first(g) != '{' {
				return nil
			}
			makers = makers || t.namesMaker(g)
		}
		if out[i].gear == nil {
			return nil
		}
	}
	if !makers {
		return nil
	}
	return out
}

// carry keeps what an object around others says of all of them.
func (t *table) carry(members []member) {
	for _, m := range members {
		if first(m.value) == '"' && t.words.Carried != nil && t.words.Carried(m.key, text(m.value)) {
			t.all = append(t.all, m)
		}
	}
}

// keyed takes the objects that an object holds by their names, or that the only object
// in it with objects holds. It reports false where they are no things.
func (t *table) keyed(members []member) (bool, error) {
	things, around := t.things(members), 1
	if things == nil {
		var inner []member
		for _, m := range members {
			below, err := membersOf(m.value)
			if err != nil || !slices.ContainsFunc(below, func(m member) bool { return first(m.value) == '{' }) {
				continue
			}
			if inner != nil {
				return false, nil
			}
			inner = below
		}
		if things, around = t.things(inner), 2; things == nil {
			return false, nil
		}
		t.carry(members)
		members = inner
	}
	t.carry(members)
	t.shape.Keyed = around
	for _, m := range things {
		t.rows = append(t.rows, nil)
		if err := t.common(); err != nil {
			return true, err
		}
		if err := t.set("key", m.key); err != nil {
			return true, err
		}
		if err := t.add("", m.value); err != nil {
			return true, err
		}
	}
	return true, nil
}

// things returns the members that are objects, if there are two, most of them name a
// maker or a model, and nothing beside them does; nil if not.
func (t *table) things(members []member) []member {
	if t.words.Makes == nil {
		return nil
	}
	var out []member
	named := 0
	for _, m := range members {
		inner, isList, err := arrayOf(m.value)
		switch {
		case err != nil, isList && slices.ContainsFunc(inner, func(v json.RawMessage) bool { return first(v) == '{' || first(v) == '[' }):
			return nil
		case first(m.value) == '{':
			if out = append(out, m); t.namesMaker(m.value) {
				named++
			}
		case t.words.Makes(m.key):
			return nil
		}
	}
	if len(out) < 2 || 2*named <= len(out) {
		return nil
	}
	return out
}

// namesMaker reports an object with a key that names makers or models.
func (t *table) namesMaker(v json.RawMessage) bool {
	members, err := membersOf(v)
	return err == nil && slices.ContainsFunc(members, func(m member) bool { return t.words.Makes(m.key) })
}

// common gives the last row what holds for all of them.
func (t *table) common() error {
	for _, m := range t.all {
		if err := t.add(m.key, m.value); err != nil {
			return err
		}
	}
	return nil
}
