-- What carries a tag: the groups that were sent to adjudication are asked for, among notes, tags and evidence of the whole newsroom.
CREATE INDEX annotation_by_tag ON annotation (body) WHERE kind = 'tag';
