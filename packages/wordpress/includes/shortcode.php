<?php
/**
 * [unknot_booking]: the booking form in a page.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * Prints the element, with a way to reach the spa inside it for as long as no script has run.
 *
 * @param mixed $written The shortcode's attributes as WordPress parsed them.
 * @return string Escaped HTML.
 */
function unknot_booking_shortcode( $written = array() ): string {
	list( $attributes, $faults ) = unknot_read_attributes( $written );

	$backend = unknot_settings()['backend'];
	if ( '' === $backend ) {
		return unknot_missing_backend_notice() . unknot_fallback_html();
	}
	if ( is_feed() ) {
		return unknot_fallback_html(); // A feed reader runs no script.
	}

	wp_enqueue_script( 'unknot-booking' );

	$html = '<unknot-booking backend="' . esc_url( $backend, array( 'http', 'https' ) ) . '"';
	foreach ( $attributes as $name => $value ) {
		$html .= ' ' . $name . '="' . esc_attr( $value ) . '"';
	}
	return unknot_attributes_notice( $faults ) . $html . '>' . unknot_fallback_html() . '</unknot-booking>';
}

/**
 * Makes the shortcode known.
 */
function unknot_register_shortcode(): void {
	add_shortcode( 'unknot_booking', 'unknot_booking_shortcode' );
}
add_action( 'init', 'unknot_register_shortcode' );

/**
 * Tells administrators, and them alone, why there is no form.
 */
function unknot_missing_backend_notice(): string {
	if ( ! current_user_can( 'manage_options' ) ) {
		return '';
	}
	return sprintf(
		'<p class="unknot-booking-notice" role="alert"><strong>%s</strong> %s <a href="%s">%s</a></p>',
		esc_html__( 'Unknot Booking has no backend address yet.', 'unknot-booking' ),
		esc_html__( 'Visitors see the line below instead of the booking form.', 'unknot-booking' ),
		esc_url( admin_url( 'options-general.php?page=unknot-booking' ) ),
		esc_html__( 'Set the address', 'unknot-booking' )
	);
}

/**
 * Tells whoever can edit the page what in its shortcode was left out.
 *
 * @param string[] $faults A sentence for each.
 */
function unknot_attributes_notice( array $faults ): string {
	if ( array() === $faults || ! current_user_can( 'edit_posts' ) ) {
		return '';
	}
	$items = '';
	foreach ( $faults as $fault ) {
		$items .= '<li>' . esc_html( $fault ) . '</li>';
	}
	return sprintf(
		'<div class="unknot-booking-notice" role="alert"><p><strong>%s</strong></p><ul>%s</ul></div>',
		esc_html__( 'The [unknot_booking] shortcode on this page has faults. Only people who can edit see this:', 'unknot-booking' ),
		$items
	);
}
