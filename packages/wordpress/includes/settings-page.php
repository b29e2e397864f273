<?php
/**
 * Settings → Unknot Booking.
 *
 * @package Unknot_Booking
 */

defined( 'ABSPATH' ) || exit;

/**
 * Puts the screen into the menu, and its fields onto the screen.
 */
function unknot_add_settings_page(): void {
	add_options_page( __( 'Unknot Booking', 'unknot-booking' ), __( 'Unknot Booking', 'unknot-booking' ), 'manage_options', 'unknot-booking', 'unknot_render_settings_page' );

	add_settings_section( 'unknot_backend', __( 'Where bookings go', 'unknot-booking' ), 'unknot_render_backend_section', 'unknot-booking' );
	add_settings_field(
		'unknot_backend',
		__( 'Backend address', 'unknot-booking' ),
		'unknot_render_field',
		'unknot-booking',
		'unknot_backend',
		array(
			'label_for'   => 'unknot-backend',
			'name'        => 'backend',
			'type'        => 'url',
			'placeholder' => 'https://book.example.com',
			'help'        => __( 'The base address of your Unknot backend, without /v1.', 'unknot-booking' ),
		)
	);

	add_settings_section( 'unknot_fallback', __( 'If the form cannot be shown', 'unknot-booking' ), 'unknot_render_fallback_section', 'unknot-booking' );
	add_settings_field(
		'unknot_fallback_text',
		__( 'Text', 'unknot-booking' ),
		'unknot_render_field',
		'unknot-booking',
		'unknot_fallback',
		array(
			'label_for'   => 'unknot-fallback-text',
			'name'        => 'fallback_text',
			'type'        => 'text',
			'placeholder' => __( 'To book an appointment, please call us:', 'unknot-booking' ),
			'help'        => __( 'One plain sentence.', 'unknot-booking' ),
		)
	);
	add_settings_field(
		'unknot_fallback_phone',
		__( 'Phone number', 'unknot-booking' ),
		'unknot_render_field',
		'unknot-booking',
		'unknot_fallback',
		array(
			'label_for'   => 'unknot-fallback-phone',
			'name'        => 'fallback_phone',
			'type'        => 'tel',
			'placeholder' => '',
			'help'        => __( 'Shown after the text, as a link that calls.', 'unknot-booking' ),
		)
	);
}
add_action( 'admin_menu', 'unknot_add_settings_page' );

/**
 * Says what the backend needs to know about this site.
 */
function unknot_render_backend_section(): void {
	echo '<p>' . esc_html__( 'The form talks to your Unknot backend from the visitor’s browser. The backend must have this site in its list of allowed origins:', 'unknot-booking' ) . ' <code>' . esc_html( unknot_site_origin() ) . '</code></p>';
}

/**
 * Says where the fallback appears.
 */
function unknot_render_fallback_section(): void {
	echo '<p>' . esc_html__( 'Visitors without JavaScript, and everyone until the form has loaded, see this in its place.', 'unknot-booking' ) . '</p>';
}

/**
 * Prints one field.
 *
 * @param array $field As given to add_settings_field().
 */
function unknot_render_field( array $field ): void {
	$settings = unknot_settings();
	printf(
		'<input type="%1$s" id="%2$s" name="unknot_booking_settings[%3$s]" value="%4$s" placeholder="%5$s" class="regular-text" aria-describedby="%2$s-help" /><p class="description" id="%2$s-help">%6$s</p>',
		esc_attr( $field['type'] ),
		esc_attr( $field['label_for'] ),
		esc_attr( $field['name'] ),
		esc_attr( $settings[ $field['name'] ] ),
		esc_attr( $field['placeholder'] ),
		esc_html( $field['help'] )
	);
}

/**
 * Prints the screen.
 */
function unknot_render_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<p>
			<?php esc_html_e( 'Put the booking form into any page with this shortcode:', 'unknot-booking' ); ?>
			<code>[unknot_booking]</code>
		</p>
		<form action="options.php" method="post" novalidate>
			<?php
			settings_fields( 'unknot_booking' );
			do_settings_sections( 'unknot-booking' );
			submit_button();
			?>
		</form>
		<h2><?php esc_html_e( 'Connection', 'unknot-booking' ); ?></h2>
		<p><?php esc_html_e( 'Asks the saved backend whether it answers and serves this site.', 'unknot-booking' ); ?></p>
		<form action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" method="post">
			<input type="hidden" name="action" value="unknot_check_connection" />
			<?php
			wp_nonce_field( 'unknot_check_connection' );
			submit_button( __( 'Check connection', 'unknot-booking' ), 'secondary', 'unknot-check', false );
			?>
		</form>
	</div>
	<?php
}

/**
 * Puts a link to the screen beside the plugin's name in the list of plugins.
 *
 * @param string[] $links The links already there.
 * @return string[]
 */
function unknot_add_settings_link( array $links ): array {
	array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( admin_url( 'options-general.php?page=unknot-booking' ) ), esc_html__( 'Settings', 'unknot-booking' ) ) );
	return $links;
}
add_filter( 'plugin_action_links_' . plugin_basename( UNKNOT_BOOKING_FILE ), 'unknot_add_settings_link' );
