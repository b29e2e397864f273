<?php
/**
 * Reads calendar files with sabre/vobject; see frames.py for what goes in, libical.c for what comes out.
 */

require 'Sabre/VObject/autoload.php';

use Sabre\VObject\Component;
use Sabre\VObject\Component\VEvent;
use Sabre\VObject\Property;
use Sabre\VObject\Reader;
use Sabre\VObject\Version;

/** Version 2 leaves the backslashes before commas and semicolons where they are. */
function text(?Property $property): ?string {
    if ($property === null) {
        return null;
    }
    $value = (string) $property;
    return version_compare(Version::VERSION, '3', '<') ? preg_replace('/\\\\([,;])/', '$1', $value) : $value;
}

function address(?Property $property): ?array {
    return $property === null ? null : [(string) $property['CN'], (string) $property];
}

function names(Component $component): array {
    $properties = array_filter([...$component->children()], fn ($child) => $child instanceof Property);
    return array_values(array_map(fn ($property) => $property->name, $properties));
}

function alarm(Component $alarm): array {
    $start = new DateTimeImmutable('2026-01-01T00:00:00Z');
    $interval = Sabre\VObject\DateTimeParser::parseDuration((string) $alarm->TRIGGER);
    return [$start->add($interval)->getTimestamp() - $start->getTimestamp(), text($alarm->DESCRIPTION)];
}

function event(VEvent $event): array {
    return [
        'names' => names($event),
        'alarms' => array_map('alarm', array_values($event->select('VALARM'))),
        'uid' => text($event->UID),
        'summary' => text($event->SUMMARY),
        'description' => text($event->DESCRIPTION),
        'location' => text($event->LOCATION),
        'sequence' => (int) (string) $event->SEQUENCE,
        'start' => $event->DTSTART->getDateTime()->getTimestamp(),
        'end' => $event->DTEND->getDateTime()->getTimestamp(),
        'status' => text($event->STATUS),
        'organizer' => address($event->ORGANIZER),
        'attendee' => address($event->ATTENDEE),
    ];
}

function read(string $file): array {
    $calendar = Reader::read($file);
    return [
        'errors' => array_column($calendar->validate(), 'message'),
        'events' => array_map('event', array_values($calendar->select('VEVENT'))),
        'names' => names($calendar),
    ];
}

set_error_handler(function (int $level, string $message): bool {
    // The library is older than PHP 8; what PHP thinks of its declarations is no fault of the files.
    if ($level & (E_DEPRECATED | E_USER_DEPRECATED)) {
        return true;
    }
    throw new ErrorException($message, 0, $level);
});

while (($line = fgets(STDIN)) !== false) {
    $octets = stream_get_contents(STDIN, (int) $line);
    try {
        $found = read($octets);
    } catch (Throwable $error) {
        $found = ['errors' => [get_class($error) . ': ' . $error->getMessage()], 'events' => [], 'names' => []];
    }
    echo json_encode($found, JSON_THROW_ON_ERROR), "\n";
}
